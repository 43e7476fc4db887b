import { expect, test } from "vitest"
import { contentRemover } from "./content-remover"

test("a span leaves without what was searched for and without an error's words", () => {
  const span = {
    attributes: {
      "http.target": "/api/search?q=secret+words",
      "url.query": "q=secret",
      "http.route": "/api/search",
      "http.status_code": 500,
    } as Record<string, unknown>,
    events: [
      {
        name: "exception",
        attributes: {
          "exception.type": "TypeError",
          "exception.message": "secret words",
          "exception.stacktrace": "TypeError: secret words\n at x",
        },
      },
      { name: "headers" },
    ],
    status: { code: 2, message: "secret words" },
  }
  contentRemover.onEnd(span as never)
  expect(JSON.stringify(span)).not.toContain("secret")
  expect(span).toMatchObject({
    attributes: { "http.target": "/api/search", "http.route": "/api/search", "http.status_code": 500 },
    events: [{ name: "exception", attributes: { "exception.type": "TypeError" } }, { name: "headers" }],
    status: { code: 2 },
  })
})
