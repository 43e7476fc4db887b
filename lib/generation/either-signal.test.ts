import { expect, test } from "vitest"
import { eitherSignal } from "./either-signal"

test("it aborts with the reason of the first that does, and stays so", () => {
  const [one, two] = [new AbortController(), new AbortController()]
  const { signal } = eitherSignal(one.signal, two.signal)
  expect(signal.aborted).toBe(false)
  two.abort("two")
  one.abort("one")
  expect(signal.reason).toBe("two")
})

test("one that had aborted before aborts it at once; after its release nothing does", () => {
  expect(eitherSignal(AbortSignal.abort("before")).signal.reason).toBe("before")
  const source = new AbortController()
  const { signal, release } = eitherSignal(source.signal)
  release()
  source.abort()
  expect(signal.aborted).toBe(false)
})
