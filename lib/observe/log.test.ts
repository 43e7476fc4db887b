import { expect, test } from "vitest"
import { log, setUpLog } from "./log"
import { captureLog } from "./test-log"

// Put together here, so that no scanner takes it for a real one.
const key = ["sk", "proj", "AbCdEf0123456789AbCdEf0123456789"].join("-")

test("a line is one JSON object with its level, time and fields", () => {
  const [lines] = [captureLog()]
  log.warn({ generationId: "abc", ms: 12 }, "something happened")
  expect(lines).toEqual([
    {
      level: "warn",
      time: expect.stringMatching(/^\d{4}-.*Z$/),
      generationId: "abc",
      ms: 12,
      message: "something happened",
    },
  ])
})

test("an error is its name, code and frames: its message may quote a prompt or a key", () => {
  const lines = captureLog()
  log.error({ err: Object.assign(new TypeError(`secret words ${key}`), { code: "E1" }) }, "broke")
  expect(JSON.stringify(lines)).not.toContain("secret words")
  expect(lines[0]?.err).toMatchObject({
    name: "TypeError",
    code: "E1",
    frames: expect.arrayContaining([expect.stringContaining("log.test.ts")]),
  })
})

test("what looks like a key is blacked out in any text but ids", () => {
  const lines = captureLog()
  log.warn(
    { reason: `Incorrect API key ${key}`, err: `Bearer ${key}`, chatId: "sk-looks-like-a-key" },
    "refused",
  )
  expect(JSON.stringify(lines)).not.toContain(key)
  expect(lines[0]?.chatId).toBe("sk-looks-like-a-key")
})

test("lines below the level are not written, and text is for people", () => {
  const lines: string[] = []
  const output = { write: (line: string) => void lines.push(line), dropped: 0, flush: async () => {} }
  setUpLog({ LOG_LEVEL: "warn", LOG_FORMAT: "text" }, output)
  log.info({}, "not this")
  log.warn({ tool: "calculator", words: "two words", count: 3 }, "a tool failed")
  expect(lines).toEqual([
    expect.stringMatching(
      /^\d\d:\d\d:\d\d\.\d{3} WARN a tool failed tool=calculator words="two words" count=3\n$/,
    ),
  ])
})
