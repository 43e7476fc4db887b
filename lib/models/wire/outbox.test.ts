import { expect, test } from "vitest"
import { Outbox } from "./outbox"

const say = (text: string) => ({ say: text })
const events = (outbox: Outbox) =>
  outbox
    .take()
    .split("\n\n")
    .filter((event) => event !== "")
    .map((event) => JSON.parse(event.slice("data: ".length)))

test("adjacent deltas of one part are merged, others keep their order", () => {
  const outbox = new Outbox()
  outbox.add("a", "Hel", say)
  outbox.add("a", "lo", say)
  outbox.add("b", "!", say)
  outbox.add("a", "?", say)
  outbox.put({ end: true })
  expect(events(outbox)).toEqual([{ say: "Hello" }, { say: "!" }, { say: "?" }, { end: true }])
  expect(outbox.isEmpty).toBe(true)
})

test("a high surrogate waits for its pair, over a reading in between", () => {
  const outbox = new Outbox()
  outbox.add("a", "x\ud83d", say)
  expect(events(outbox)).toEqual([{ say: "x" }])
  outbox.add("a", "\ude00y", say)
  expect(events(outbox)).toEqual([{ say: "😀y" }])
})

test("a surrogate whose pair never comes is not lost", () => {
  const outbox = new Outbox()
  outbox.add("a", "\ud83d", say)
  outbox.put({ end: true })
  expect(events(outbox)).toEqual([{ say: "\ud83d" }, { end: true }])
})

test("a very large delta is split, between characters", () => {
  const outbox = new Outbox()
  outbox.add("a", `x${"😀".repeat(40_000)}`, say)
  const pieces: string[] = events(outbox).map(({ say }) => say)
  expect(pieces.length).toBeGreaterThan(2)
  expect(pieces.every((piece) => piece.isWellFormed())).toBe(true)
  expect(pieces.join("")).toBe(`x${"😀".repeat(40_000)}`)
})

test("tool arguments alone are not urgent", () => {
  const outbox = new Outbox()
  outbox.add("tool:0", "{", say, { urgent: false })
  expect(outbox.isUrgent).toBe(false)
  outbox.add("text", "a", say)
  expect(outbox.isUrgent).toBe(true)
  outbox.take()
  expect(outbox.isUrgent).toBe(false)
})
