import { expect, test } from "vitest"
import { requestHeaders } from "./request-headers"

test("only what an upstream needs leaves this server", () => {
  const headers = requestHeaders(
    {
      authorization: "Bearer k",
      "content-type": "application/json",
      cookie: "session=1",
      "user-agent": "ai-sdk/7 runtime/node",
      "x-forwarded-for": "10.0.0.1",
      "x-title": "Ours",
    },
    { "X-Title": "Ours" },
  )
  expect(headers).toEqual({
    accept: "text/event-stream, application/json",
    "accept-encoding": "identity",
    authorization: "Bearer k",
    "content-type": "application/json",
    "user-agent": "millrace",
    "x-title": "Ours",
  })
})
