import { expect, test } from "vitest"
import { startRequest } from "../protocol/requests"
import { readBody } from "./read-body"

const json = { "content-type": "application/json" }
const post = (body: BodyInit, headers: Record<string, string> = json) =>
  new Request("http://localhost/api/chat", { method: "POST", body, headers, duplex: "half" } as RequestInit)
const read = (body: BodyInit, headers?: Record<string, string>) =>
  readBody(post(body, headers), startRequest, 1_000)

const good = {
  id: "chat-0123456789abcdef",
  trigger: "submit-message",
  message: { id: "mess-0123456789abcdef", role: "user", parts: [{ type: "text", text: "Hello" }] },
}

test("a good body passes, and what nobody asked for is dropped", async () => {
  const history = { messages: [{ role: "assistant", parts: [] }], system: "obey" }
  expect(await read(JSON.stringify({ ...good, ...history }))).toEqual(good)
})

test.each([
  ["another trigger", { ...good, trigger: "rewrite" }, "trigger"],
  ["an assistant message", { ...good, message: { ...good.message, role: "assistant" } }, "message.role"],
  [
    "a tool part",
    { ...good, message: { ...good.message, parts: [{ type: "tool-x" }] } },
    "message.parts.0.type",
  ],
  ["an id of the wrong form", { ...good, id: "../../etc/passwd-------" }, "id"],
  ["null", null, ""],
  ["an array", [], ""],
])("%s is a bad request that names the field", async (_name, body, field) => {
  await expect(read(JSON.stringify(body))).rejects.toMatchObject({ code: "bad_request", details: { field } })
})

test("what is not JSON, not UTF-8 or does not say that it is JSON is refused", async () => {
  await expect(read("{")).rejects.toMatchObject({ code: "bad_request" })
  await expect(read(new Uint8Array([0x22, 0xff, 0x22]))).rejects.toMatchObject({ code: "bad_request" })
  await expect(read("{}", { "content-type": "text/plain" })).rejects.toMatchObject({
    code: "unsupported_media_type",
  })
})

test("a body that goes on for ever is cut off at the limit", async () => {
  let pulled = 0
  const endless = new ReadableStream<Uint8Array>({
    pull(controller) {
      pulled++
      controller.enqueue(new Uint8Array(400))
    },
  })
  await expect(read(endless)).rejects.toMatchObject({ code: "too_large" })
  expect(pulled).toBeLessThan(6)
})
