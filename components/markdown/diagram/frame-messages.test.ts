import { expect, test } from "vitest"
import { readFrameMessage } from "./frame-messages"

test("a frame is believed a height, within limits, and nothing else", () => {
  expect(readFrameMessage({ drawn: { width: 10, height: 120.4 } })).toEqual({ kind: "drawn", height: 121 })
  expect(readFrameMessage({ drawn: { height: 1e9 } })).toEqual({ kind: "drawn", height: 4_000 })
  expect(readFrameMessage("ready")).toEqual({ kind: "ready" })
  for (const data of [
    null,
    1,
    "other",
    {},
    { drawn: null },
    { drawn: { height: "9" } },
    { drawn: { height: Number.NaN } },
  ]) {
    expect(readFrameMessage(data)).toBeNull()
  }
})
