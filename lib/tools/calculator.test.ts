import { afterAll, expect, test } from "vitest"
import { CalculatorThread } from "./calculator-thread"
import { ToolError } from "./tool-error"

const thread = new CalculatorThread({ limitMs: 20_000 })
afterAll(() => thread.close())

test.each([
  ["0.1 + 0.2", "0.3"],
  ["123456789 * 987654321", "121932631112635269"],
  ["1240 * 17.5%", "217"],
  ["1/3", "0.33333333333333333333"],
  ["30!", "265252859812191058636308480000000"],
  ["52!", "8.0658175170943878572e+67"],
  ["2 ** 10", "1024"],
  ["sqrt(2)", "1.4142135623730950488"],
  ["ln(e)", "1"],
  ["sin(45 deg)", "0.7071067811865475244"],
  ["mean([1, 2, 3, 6])", "3"],
  ["average(1, 3)", "2"],
  ["17 mod 5", "2"],
  ["3 > 2", "true"],
  ["5 km to mile", "3.1068559611866698481 mile"],
  ["100 degC to degF", "212 degF"],
  ["2 hours + 10 minutes to seconds", "7800 seconds"],
  ["sqrt(-4)", "2i"],
])("%s is %s", async (expression, result) => {
  expect(await thread.evaluate(expression)).toBe(result)
})

test.each([
  ["2 +", "Unexpected end of expression"],
  ["apples * 2", "apples is unknown"],
  ["evaluate('1')", "There is no function evaluate"],
  ["import({})", "There is no function import"],
  ["cos.constructor('return process')", "There is no function"],
  ["constructor", "constructor is unknown"],
  ["a = 1", "single value"],
  ["f(x) = x", "single value"],
  ["1:1000000000", "single value"],
  ["ones(100000, 100000)", "There is no function ones"],
  ["sqrt", "function is not a value"],
])("%s is refused with the reason", async (expression, reason) => {
  const failure = await thread.evaluate(expression).catch((error) => error)
  expect(failure).toBeInstanceOf(ToolError)
  expect(failure.message).toContain(reason)
})

test("an expression without an end is ended, and the next one is calculated", async () => {
  const impatient = new CalculatorThread({ limitMs: 2_000 })
  const [endless, next] = await Promise.allSettled([impatient.evaluate("12!!"), impatient.evaluate("1 + 1")])
  expect(endless).toMatchObject({ reason: { message: "It takes too long to calculate." } })
  expect(next).toMatchObject({ value: "2" })
  await impatient.close()
})

test("a thread that is closed starts again when it is asked", async () => {
  const own = new CalculatorThread({ limitMs: 20_000 })
  expect(await own.evaluate("1 + 1")).toBe("2")
  await own.close()
  expect(await own.evaluate("1 + 2")).toBe("3")
  await own.close()
})

test("an expression that was stopped before its turn is not calculated", async () => {
  const stop = new AbortController()
  const first = thread.evaluate("1 + 1")
  const second = thread.evaluate("2 + 2", stop.signal)
  stop.abort(new Error("stopped"))
  await expect(second).rejects.toThrow("stopped")
  expect(await first).toBe("2")
})
