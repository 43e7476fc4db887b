import { expect, test } from "vitest"
import { negotiateLocale } from "./locale"

test("the reader's own choice wins over the browser's languages", () => {
  expect(negotiateLocale("en", "fr")).toBe("en")
})

test("a language that is not supported falls back to English", () => {
  expect(negotiateLocale(null, "fr-CH, fr;q=0.9, *;q=0.5")).toBe("en")
  expect(negotiateLocale("xx", null)).toBe("en")
})

test("a region is ignored and the weights decide", () => {
  expect(negotiateLocale(null, "de;q=0.4, en-GB;q=0.8")).toBe("en")
  expect(negotiateLocale(null, "garbage;;q=,,")).toBe("en")
})

test("Chinese is found in any of its regions and scripts", () => {
  expect(negotiateLocale(null, "zh-CN,zh;q=0.9,en;q=0.8")).toBe("zh")
  expect(negotiateLocale(null, "fr, zh-Hant-TW;q=0.3, en;q=0.2")).toBe("zh")
  expect(negotiateLocale("zh", "en-GB")).toBe("zh")
})
