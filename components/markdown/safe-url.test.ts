import { expect, test } from "vitest"
import { destination, safeUrl } from "./safe-url"

test("only absolute web and mail addresses may be followed", () => {
  expect(safeUrl("https://example.org/a?b#c")?.href).toBe("https://example.org/a?b#c")
  expect(safeUrl("mailto:me@example.org")?.href).toBe("mailto:me@example.org")
  for (const text of [
    "javascript:alert(1)",
    " java\nscript:alert(1)",
    "data:text/html,x",
    "//evil.example",
    "/api/x",
    "vbscript:x",
    "blob:x",
    "file:///etc/passwd",
    "",
  ]) {
    expect(safeUrl(text), text).toBeNull()
  }
})

test("a destination shows the host that is really asked, not the name before it", () => {
  const at = (text: string) => destination(safeUrl(text) ?? new URL("about:blank"))
  expect(at("https://bank.example@evil.example/")).toBe("evil.example")
  expect(at("https://аррle.example/")).toBe("xn--le-6kc8da.example")
  expect(at("mailto:me@example.org?body=x")).toBe("me@example.org")
})
