import { beforeEach, expect, test, vi } from "vitest"
import { Attention, releaseAfterMs } from "./attention"
import { FakePage } from "./fake-page"

beforeEach(() => void vi.useFakeTimers())

function newAttention() {
  const page = new FakePage()
  const attention = new Attention(page)
  const heard: string[] = []
  attention.on((event) => heard.push(event))
  return { page, attention, heard }
}

test("a glance at another tab is not noticed", () => {
  const { page, attention, heard } = newAttention()
  attention.watch()
  page.tell("hidden")
  vi.advanceTimersByTime(releaseAfterMs - 1)
  page.tell("visible")
  vi.advanceTimersByTime(releaseAfterMs)
  expect(attention.wanted).toBe(true)
  expect(heard).toEqual(["visible"])
})

test("a chat that left the view is released after a while and wakes once when it is back", () => {
  const { page, attention, heard } = newAttention()
  attention.watch()
  page.tell("hidden")
  vi.advanceTimersByTime(releaseAfterMs)
  expect(attention.wanted).toBe(false)
  page.tell("visible")
  expect(attention.wanted).toBe(true)
  expect(heard).toEqual(["release", "visible"])
})

test("a chat whose last watcher left is released, and one that moved from page to page is not", () => {
  const { attention, heard } = newAttention()
  const leave = attention.watch()
  leave()
  const leaveAgain = attention.watch()
  leave()
  vi.advanceTimersByTime(releaseAfterMs)
  expect(heard).toEqual([])
  leaveAgain()
  vi.advanceTimersByTime(releaseAfterMs)
  expect(heard).toEqual(["release"])
})

test("coming online wakes what is in view and nothing else", () => {
  const { page, attention, heard } = newAttention()
  attention.watch()
  page.tell("online")
  page.tell("hidden")
  vi.advanceTimersByTime(releaseAfterMs)
  page.tell("online")
  expect(heard).toEqual(["online", "release"])
})

test("a wait ends with what woke it, with its time, or with its signal", async () => {
  const { attention } = newAttention()
  const stop = new AbortController()
  const woken = attention.wake(1_000)
  attention.ask()
  expect(await woken).toBe("asked")
  const timed = attention.wake(1_000)
  vi.advanceTimersByTime(1_000)
  expect(await timed).toBeNull()
  const stopped = attention.wake(Number.POSITIVE_INFINITY, stop.signal)
  stop.abort()
  expect(await stopped).toBeNull()
  expect(vi.getTimerCount()).toBe(0)
})
