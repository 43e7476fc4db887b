import { expect, test } from "vitest"
import { readError, readErrorText } from "./read-error"

test.each([
  [
    { error: { message: "no", code: "bad_key", type: "auth" } },
    { status: null, code: "bad_key", type: "auth", message: "no" },
  ],
  [{ error: { message: "no", code: 502 } }, { status: 502, code: null, type: null, message: "no" }],
  [{ error: { message: "no", code: "429" } }, { status: 429, code: "429", type: null, message: "no" }],
  [{ error: "CUDA out of memory" }, { status: null, code: null, type: null, message: "CUDA out of memory" }],
  [
    { type: "error", code: "server_error", message: "no" },
    { status: null, code: "server_error", type: null, message: "no" },
  ],
  [
    { type: "error", error: { type: "overloaded_error", message: "no" } },
    { status: null, code: null, type: "overloaded_error", message: "no" },
  ],
  [
    { object: "error", message: "no", code: 400 },
    { status: 400, code: null, type: null, message: "no" },
  ],
  [{ detail: "Not Found" }, { status: null, code: null, type: null, message: "Not Found" }],
  [
    [{ error: { code: 429, status: "RESOURCE_EXHAUSTED", message: "no" } }],
    { status: 429, code: null, type: "RESOURCE_EXHAUSTED", message: "no" },
  ],
  [{ errors: ["no"] }, { status: null, code: null, type: null, message: "no" }],
])("an error is found in %j", (value, expected) => {
  expect(readError(value)).toEqual(expected)
})

test.each(
  [
    { error: null },
    { error: "" },
    { error: false },
    { choices: [] },
    { choices: [], detail: "x" },
    {},
    [],
    null,
    42,
    "error",
  ].map((value) => [value]),
)("there is none in %j", (value) => {
  expect(readError(value)).toBeNull()
})

test("a body that is no JSON is its own message, at most 2 000 characters", () => {
  expect(readErrorText("Bad gateway").message).toBe("Bad gateway")
  expect(readErrorText("x".repeat(10_000)).message).toHaveLength(2_000)
})
