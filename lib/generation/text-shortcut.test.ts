import { setImmediate as turn } from "node:timers/promises"
import type { LanguageModelV4StreamPart as Part } from "@ai-sdk/provider"
import { streamText, toUIMessageStream } from "ai"
import { expect, test } from "vitest"
import type { Chunk } from "../protocol/message"
import { TestModel } from "./test-model"
import { TextShortcut } from "./text-shortcut"

/** An answer whose parts the test hands to the model one by one; `told` in order, and which of it went around the SDK. */
function answer() {
  const told: Chunk[] = []
  const around: string[] = []
  const stop = new AbortController()
  const parts = new TransformStream<Part, Part>()
  const writer = parts.writable.getWriter()
  const shortcut = new TextShortcut(async (chunk) => {
    told.push(chunk)
    if ("delta" in chunk) around.push(chunk.delta as string)
  }, stop.signal)
  const model = new TestModel().models.open(null).model
  const result = streamText({
    model: shortcut.around({ ...model, doStream: async () => ({ stream: parts.readable }) }),
    prompt: "Hello",
    abortSignal: stop.signal,
  })
  const over = (async () => {
    for await (const chunk of toUIMessageStream({ stream: result.stream }))
      if (shortcut.isNew(chunk as Chunk)) told.push(chunk as Chunk)
  })()
  const say = async (...said: Part[]) => {
    for (const part of said) void writer.write(part)
    for (let index = 0; index < 5; index++) await turn()
  }
  const text = () => told.map((chunk) => (chunk.type === "text-delta" ? chunk.delta : "")).join("")
  return { told, around, stop, say, text, result, over, close: () => writer.close() }
}

const begin = (id: string): Part => ({ type: "text-start", id })
const delta = (id: string, delta: string): Part => ({ type: "text-delta", id, delta })
const end = (id: string): Part => ({ type: "text-end", id })
const finish: Part = {
  type: "finish",
  finishReason: { unified: "stop", raw: "stop" },
  usage: {
    inputTokens: { total: 1, noCache: 1, cacheRead: 0, cacheWrite: 0 },
    outputTokens: { total: 1, text: 1, reasoning: 0 },
  },
}
const typesOf = (told: Chunk[]) => told.map(({ type }) => type).filter((type) => type.startsWith("text"))

test("text in the middle of a part goes around the SDK, is told once, and the SDK has all of it", async () => {
  const { told, around, say, text, result, over, close } = answer()
  await say({ type: "stream-start", warnings: [] }, begin("a"))
  for (const word of ["one ", "two ", "three"]) await say(delta("a", word))
  await say(end("a"), finish)
  await close()
  await over
  expect(around).toEqual(["two ", "three"])
  expect(text()).toBe("one two three")
  expect(typesOf(told)).toEqual(["text-start", "text-delta", "text-delta", "text-delta", "text-end"])
  expect(await result.text).toBe("one two three")
})

test("each part begins and ends with the SDK, and text of another part is not mistaken for its own", async () => {
  const { around, say, text, result, over, close } = answer()
  await say(begin("a"), delta("a", "one "))
  await say(delta("a", "two "), begin("b"))
  await say(delta("b", "three "), delta("a", "four "))
  await say(delta("b", "five"), end("a"), end("b"), finish)
  await close()
  await over
  expect(around).toEqual(["two "])
  expect(text()).toBe("one two three four five")
  expect((await result.text).length).toBe(text().length)
})

test("text that comes faster than the SDK hands it out stays behind what came before", async () => {
  const { say, text, over, close } = answer()
  const words = Array.from({ length: 50 }, (_, index) => `${index} `)
  await say(begin("a"), ...words.map((word) => delta("a", word)))
  await say(delta("a", "end"), end("a"), finish)
  await close()
  await over
  expect(text()).toBe(`${words.join("")}end`)
})

test("after a stop nothing is told any more", async () => {
  const { stop, say, text } = answer()
  await say(begin("a"), delta("a", "one "))
  await say(delta("a", "two "))
  stop.abort()
  await say(delta("a", "three"))
  expect(text()).toBe("one two ")
})
