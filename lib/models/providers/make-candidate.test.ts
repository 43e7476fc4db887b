import { expect, test } from "vitest"
import { openAICompatible } from "./openai-compatible"

const prompt = [{ role: "user" as const, content: [{ type: "text" as const, text: "Hello" }] }]

test("calls at the same time go over a network of their own each, to the model that they name", async () => {
  const candidate = openAICompatible({ provider: "Test", baseURL: "http://127.0.0.1/v1", model: null })
  const asked: string[] = []
  const call = async (name: string, model: string) => {
    const fetch: typeof globalThis.fetch = async (_, init) => {
      asked.push(`${name}: ${JSON.parse(String(init?.body)).model}`)
      return new Response("data: [DONE]\n\n", { headers: { "content-type": "text/event-stream" } })
    }
    await (await candidate.connect({ fetch, model })).doStream({ prompt })
  }
  await Promise.all([call("one", "a"), call("two", "a"), call("three", "b")])
  expect(asked.sort()).toEqual(["one: a", "three: b", "two: a"])
})
