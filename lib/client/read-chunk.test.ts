import { expect, test } from "vitest"
import { readChunk } from "./read-chunk"

test("a known chunk is read", () => {
  expect(readChunk('{"type":"text-delta","id":"1","delta":"Hi"}')).toEqual({
    type: "text-delta",
    id: "1",
    delta: "Hi",
  })
})

test.each(["[DONE]", '{"type":"error","errorText":"boom"}', '{"type":"abort"}'])(
  "%s is nothing for a page",
  (data) => {
    expect(readChunk(data)).toBe("ignored")
  },
)

test.each([
  '{"type":"hologram"}',
  '{"type":"data-hologram"}',
  '{"type":"constructor"}',
  '{"type":1}',
  "null",
  "[]",
  "<html>",
  "",
])("%s is of no version that this page knows", (data) => {
  expect(readChunk(data)).toBe("unknown")
})
