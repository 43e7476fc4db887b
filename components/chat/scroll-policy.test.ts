import { expect, test } from "vitest"
import { isAtEnd, nextFollowing } from "./scroll-policy"

const end = { top: 400, height: 1000, view: 600 }

test("the end counts as reached within a few pixels", () => {
  expect(isAtEnd(end)).toBe(true)
  expect(isAtEnd({ ...end, top: 380 })).toBe(true)
  expect(isAtEnd({ ...end, top: 300 })).toBe(false)
})

test("text that grows below does not end following", () => {
  expect(nextFollowing(true, end, { ...end, height: 1300 })).toBe(true)
})

test("the reader's moving up ends following, even while text grows", () => {
  expect(nextFollowing(true, end, { ...end, top: 340 })).toBe(false)
  expect(nextFollowing(true, end, { top: 390, height: 1300, view: 600 })).toBe(false)
})

test("the reader's own place is left alone until the end is reached again", () => {
  const away = { top: 100, height: 1000, view: 600 }
  expect(nextFollowing(false, away, { ...away, top: 200 })).toBe(false)
  expect(nextFollowing(false, away, { ...away, height: 2000 })).toBe(false)
  expect(nextFollowing(false, away, { ...away, top: 400 })).toBe(true)
})

test("content or a keyboard that shrinks and takes the place with it is not the reader", () => {
  expect(
    nextFollowing(true, { top: 900, height: 1500, view: 600 }, { top: 300, height: 950, view: 600 }),
  ).toBe(true)
  expect(
    nextFollowing(true, { top: 700, height: 1000, view: 300 }, { top: 350, height: 1000, view: 600 }),
  ).toBe(true)
})
