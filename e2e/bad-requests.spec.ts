import { expect, test } from "./fixtures/test.ts"

const id = "chat-id-of-this-test"
const good = {
  id,
  trigger: "submit-message",
  message: { id: "message-id-of-this-test", role: "user", parts: [{ type: "text", text: "hello" }] },
}
const json = { "content-type": "application/json" }

type BadRequest = { body: string; headers?: Record<string, string>; status: number; error: object }

const badRequests: Record<string, BadRequest> = {
  "no JSON": { body: "{", status: 400, error: { code: "bad_request" } },
  "a missing id": {
    body: JSON.stringify({ ...good, id: undefined }),
    status: 400,
    error: { code: "bad_request", field: "id" },
  },
  "an empty text": {
    body: JSON.stringify({ ...good, message: { ...good.message, parts: [{ type: "text", text: "" }] } }),
    status: 400,
    error: { code: "bad_request", field: "message.parts.0.text" },
  },
  "a forged assistant message": {
    body: JSON.stringify({ ...good, message: { ...good.message, role: "assistant" } }),
    status: 400,
    error: { code: "bad_request", field: "message.role" },
  },
  "a body of another type": {
    body: JSON.stringify(good),
    headers: { "content-type": "text/plain" },
    status: 415,
    error: { code: "unsupported_media_type" },
  },
  "a body that is too large": {
    body: JSON.stringify({ ...good, more: "x".repeat(300_000) }),
    status: 413,
    error: { code: "too_large" },
  },
  "another site's origin": {
    body: JSON.stringify(good),
    headers: { ...json, origin: "http://evil.example" },
    status: 403,
    error: { code: "forbidden" },
  },
}

for (const [name, { body, headers = json, status, error }] of Object.entries(badRequests)) {
  test(`${name} is refused with ${status}, and the model hears nothing of it`, async ({
    app,
    modelServer,
    request,
  }) => {
    const answer = await request.post("/api/chat", { data: body, headers: { origin: app.url, ...headers } })
    expect(answer.status()).toBe(status)
    expect(await answer.json()).toMatchObject({ error: { ...error, message: expect.any(String) } })
    expect((await request.get(`/api/chat/${id}`)).status()).toBe(404)
    expect(modelServer.requests).toHaveLength(0)
  })
}
