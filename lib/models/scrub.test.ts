import { expect, test } from "vitest"
import { scrub } from "./scrub"

// Put together here, so that no scanner takes them for real ones.
const openAIKey = ["sk", "proj", "AbCdEf0123456789AbCdEf0123456789"].join("-")
const anthropicKey = ["sk", "ant", "api03", "AbCdEf0123456789_-AbCdEf"].join("-")
const googleKey = `AIza${"SyA1234567890abcdefghijklmnopqrstuv"}`
const jwt = ["eyJhbGciOiJIUzI1NiJ9", "eyJzdWIiOiIxMjM0In0", "abc-DEF_123"].join(".")

test.each([openAIKey, anthropicKey, googleKey, jwt, "0123456789abcdef0123456789abcdef"])(
  "a key that nobody told us of goes: %s",
  (key) => {
    expect(
      scrub(`Incorrect API key provided: ${key}. You can find yours at https://x.example`),
    ).not.toContain(key.slice(8))
  },
)

test("a key that a provider half masked goes", () => {
  expect(scrub("Incorrect API key provided: sk-proj-********************AbCd.")).toBe(
    "Incorrect API key provided: [redacted]",
  )
})

test("a secret of ours goes wherever it stands, whatever it looks like", () => {
  expect(scrub('{"got":"hunter22","again":"xhunter22x"}', ["hunter22"])).toBe(
    '{"got":"[redacted]","again":"x[redacted]x"}',
  )
})

test("a header that was echoed keeps its name", () => {
  expect(scrub("sent Authorization: Bearer abc123def456")).toBe("sent Authorization: Bearer [redacted]")
  expect(scrub('{"x-api-key": "a1b2c3d4e5f6"}')).toBe('{"x-api-key": "[redacted]"}')
})

test("a password in an address goes", () => {
  expect(scrub("cannot reach https://user:pass@host.example/v1")).toBe(
    "cannot reach https://[redacted]@host.example/v1",
  )
})

test("pages lose their markup and scripts", () => {
  expect(scrub("<html><script>steal()</script><h1>502 Bad\nGateway</h1></html>")).toBe("502 Bad Gateway")
})

test("one line, no control characters, at most 300 characters", () => {
  const clean = scrub(`a\u0000b\u001b[31mc\r\n${"word ".repeat(200)}`)
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for.
  expect(clean).not.toMatch(/[\u0000-\u001f]/)
  expect(clean).toHaveLength(300)
})

test("ordinary words stay", () => {
  const words =
    "Rate limit reached for gpt-5-mini in organization org-abc on tokens per min: limit 200000, used 199000."
  expect(scrub(words)).toBe(words)
})
