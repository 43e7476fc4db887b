import { jsonSchema, type Tool, tool } from "ai"
import { expect, test } from "vitest"
import { captureLog } from "../observe/test-log"
import { guarded } from "./guard"
import { ToolError } from "./tool-error"

const run = (
  execute: (input: unknown, options: { abortSignal?: AbortSignal }) => unknown,
  limitMs?: number,
) => {
  const plain = tool({ inputSchema: jsonSchema({}), execute: execute as never }) as Tool
  const { execute: call } = guarded("mill", plain, limitMs === undefined ? {} : { limitMs })
  return async (abortSignal?: AbortSignal) =>
    call?.({}, { toolCallId: "1", messages: [], context: {}, ...(abortSignal ? { abortSignal } : {}) })
}
const endless = () => new Promise(() => {})

test("an output passes as it is", async () => {
  expect(await run(() => ({ result: 4 }))()).toEqual({ result: 4 })
})

test("Stop ends a call at once, whatever the tool does", async () => {
  const stop = new AbortController()
  const call = run(endless)(stop.signal)
  stop.abort()
  await expect(call).rejects.toThrow(new ToolError("It was stopped."))
  await expect(run(endless)(stop.signal)).rejects.toThrow(new ToolError("It was stopped."))
})

test("a call that takes too long is ended, and its signal tells the tool", async () => {
  let signal: AbortSignal | undefined
  const call = run((_input, options) => {
    signal = options.abortSignal
    return endless()
  }, 5)
  await expect(call()).rejects.toThrow(new ToolError("It took longer than 0.005 s."))
  expect(signal?.aborted).toBe(true)
})

test("an error's own words go no further than the log, and there without content", async () => {
  const logged = captureLog()
  const failing = run(() => Promise.reject(new Error("key sk-secret at 10.0.0.1")))
  await expect(failing()).rejects.toThrow(new ToolError("The tool failed."))
  expect(logged).toMatchObject([{ tool: "mill", message: "a tool failed" }])
  expect(JSON.stringify(logged)).not.toContain("sk-secret")
})

test("a sentence of the tool's own passes, cut to a length that can be read", async () => {
  await expect(run(() => Promise.reject(new ToolError("No such page.")))()).rejects.toThrow("No such page.")
  expect(new ToolError("x".repeat(10_000)).message).toHaveLength(501)
})

test("an output that is too large to keep is an error", async () => {
  await expect(run(() => "x".repeat(300_000))()).rejects.toThrow(new ToolError("Its result is too large."))
})
