import { tmpdir } from "node:os"
import { pathToFileURL } from "node:url"
import { expect, test } from "vitest"
import { findNode, isNewEnough } from "./node-binary.mjs"

test("the oldest Node that will do is the first one that runs TypeScript as it is", () => {
  expect(["18.20.0", "20.20.2", "22.17.1"].map(isNewEnough)).toEqual([false, false, false])
  expect(["22.18.0", "24.0.0", "26.10.0"].map(isNewEnough)).toEqual([true, true, true])
})

test("where npm brings no Node, this one runs the app", () => {
  expect(findNode(pathToFileURL(`${tmpdir()}/nowhere/`))).toBe(process.execPath)
})
