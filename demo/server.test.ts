import { createOpenAI } from "@ai-sdk/openai"
import { createOpenAICompatible } from "@ai-sdk/openai-compatible"
import { generateText, type LanguageModel, streamText } from "ai"
import { afterEach, beforeEach, expect, test } from "vitest"
import {
  CUT,
  failure,
  finish,
  HOLD,
  OPEN,
  RESET,
  SILENCE,
  type Step,
  status,
  TRUNCATE,
  tokens,
  tokenText,
} from "./script.ts"
import { type DemoServer, startDemoServer } from "./server.ts"

let server: DemoServer
beforeEach(async () => {
  server = await startDemoServer({ control: true })
})
afterEach(() => server.close())

const responses = () => createOpenAI({ baseURL: server.url, apiKey: "k" }).responses("m")
const wires: [string, () => LanguageModel][] = [
  ["/v1/responses", responses],
  ["/v1/chat/completions", () => createOpenAI({ baseURL: server.url, apiKey: "k" }).chat("m")],
  [
    "/v1/chat/completions",
    () => createOpenAICompatible({ name: "demo", baseURL: server.url, includeUsage: true })("m"),
  ],
]

/** Reads an answer as the SDK sees it: text, how it ended, and the error if there was one. */
async function ask(model: LanguageModel, prompt = "hello", signal?: AbortSignal) {
  const result = streamText({ model, prompt, maxRetries: 0, abortSignal: signal, onError: () => {} })
  const seen = {
    text: "",
    finish: "",
    outputTokens: undefined as number | undefined,
    error: undefined as unknown,
  }
  try {
    for await (const part of result.stream) {
      if (part.type === "text-delta") seen.text += part.text
      if (part.type === "error") seen.error = part.error
      if (part.type === "finish") {
        seen.finish = part.finishReason
        seen.outputTokens = part.totalUsage.outputTokens
      }
    }
  } catch (error) {
    seen.error = error
  }
  return seen
}

const play = (...steps: Step[]) => server.control.scripts.add(steps)
const lastRequest = () => server.control.traffic.requests.at(-1)

for (const [path, model] of wires) {
  test(`a script of deltas is a complete answer with its usage over ${path}`, async () => {
    play("Once ", "upon", tokens(3))
    expect(await ask(model())).toMatchObject({
      text: `Once upon${tokenText(3)}`,
      finish: "stop",
      outputTokens: 5,
    })
    expect(lastRequest()).toMatchObject({ path, answer: "finished", deltasSent: 5, body: { model: "m" } })
  })

  test(`an answer can end for its length over ${path}`, async () => {
    play("Once", finish("length"))
    expect(await ask(model())).toMatchObject({ text: "Once", finish: "length" })
  })

  test(`an error in mid-stream keeps what came before over ${path}`, async () => {
    play("Once", failure("it broke"))
    const seen = await ask(model())
    expect(seen.text).toBe("Once")
    expect(JSON.stringify(seen.error)).toContain("it broke")
    expect(lastRequest()?.answer).toBe("broken")
  })

  test(`an HTTP status is answered in place of a stream over ${path}`, async () => {
    play(status(429, undefined, { "retry-after": "7" }))
    expect((await ask(model())).error).toMatchObject({
      statusCode: 429,
      responseHeaders: { "retry-after": "7" },
    })
  })

  test.each([
    ["reset", RESET],
    ["cut", CUT],
  ])(`a %s connection throws after the text that had arrived over ${path}`, async (_name, step) => {
    play("Once", step)
    const seen = await ask(model())
    expect(seen.text).toBe("Once")
    expect(seen.error).toBeInstanceOf(Error)
  })

  test(`a truncated answer ends without a finish reason over ${path}`, async () => {
    play("Once", TRUNCATE)
    const seen = await ask(model())
    expect(seen.text).toBe("Once")
    expect(seen.finish).not.toBe("stop")
  })

  test(`a request without a stream is answered at once over ${path}`, async () => {
    play("never used up by a title")
    const { text } = await generateText({ model: model(), instructions: "Write a title.", prompt: "hello" })
    expect(text).toBe("A first look at Millrace")
    expect(server.control.scripts.unused).toHaveLength(1)
  })
}

test("an answer held back goes on when it is released", async () => {
  const script = play("Once", HOLD, " upon")
  const answer = ask(responses())
  await server.control.traffic.until(() => lastRequest()?.held, "the hold")
  expect(lastRequest()?.deltasSent).toBe(1)
  script.release()
  expect((await answer).text).toBe("Once upon")
})

test.each([
  ["before the headers", [HOLD]],
  ["before the first token", [OPEN, HOLD]],
  ["in a silence", ["Once", SILENCE]],
  ["in a burst", [tokens(100_000, { perSecond: 1000 })]],
])("the record tells that the client left %s", async (_when, steps) => {
  play(...steps)
  const leaving = new AbortController()
  const answer = ask(responses(), "hello", leaving.signal)
  await server.control.traffic.until(lastRequest, "a request")
  leaving.abort()
  await answer
  const closed = await server.control.traffic.until(() => lastRequest()?.socketClosedAt, "the closing")
  expect(closed).toBeGreaterThan(lastRequest()?.receivedAt ?? Number.POSITIVE_INFINITY)
  expect(lastRequest()).toMatchObject({ answer: "abandoned", answeredAt: null, held: false })
})

test("scripts for several chats are told apart by what the user said", async () => {
  server.control.scripts.add(["for anyone"])
  server.control.scripts.add(["for the story"], "a story")
  server.control.scripts.add(["for the poem"], "a poem")
  const model = responses()
  expect((await ask(model, "tell me a poem")).text).toBe("for the poem")
  expect((await ask(model, "tell me a story")).text).toBe("for the story")
  expect((await ask(model, "anything")).text).toBe("for anyone")
})

test("another process writes, releases and follows scripts over HTTP", async () => {
  const control = new URL("/control/", server.url)
  const post = (path: string, body: object) =>
    fetch(new URL(path, control), { method: "POST", body: JSON.stringify(body) }).then((answer) =>
      answer.json(),
    )
  const { id } = await post("scripts", { steps: ["Once", HOLD, " upon"] })
  const before = server.control.traffic.version
  const change = fetch(new URL(`requests?after=${before}`, control)).then((answer) => answer.json())
  const answer = ask(responses())
  expect(await change).toMatchObject({ requests: [{ number: 1, path: "/v1/responses", scriptId: id }] })
  await post(`scripts/${id}/release`, {})
  expect((await answer).text).toBe("Once upon")
})

test("without its control plane the server neither obeys nor remembers", async () => {
  const product = await startDemoServer()
  await fetch(`${product.url}/responses`, { method: "POST", body: JSON.stringify({ input: "hello" }) })
  expect(product.control.traffic.requests).toEqual([])
  const answer = await fetch(new URL("/control/requests", product.url))
  expect(answer.status).toBe(404)
  await product.close()
})

test("the demo's models are listed", async () => {
  const { data } = await fetch(`${server.url}/models`).then((answer) => answer.json())
  expect(data.map((model: { id: string }) => model.id)).toEqual(["millrace-demo", "millrace-demo-steady"])
})

test("a body that is not a conversation is refused with a reason", async () => {
  for (const body of ["", "{", "[]", '{"model":"m"}']) {
    const answer = await fetch(`${server.url}/chat/completions`, { method: "POST", body })
    expect(answer.status).toBe(400)
    expect(await answer.json()).toHaveProperty("error.message")
  }
})
