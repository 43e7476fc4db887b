import { expect, test } from "vitest"
import { languageOf } from "./language-of"

test.each([
  ["en", "The mill race carries water to the wheel, and the tailrace carries it away again."],
  ["de", "Der Mühlgraben führt das Wasser zum Rad, und der Untergraben führt es wieder ab."],
  ["zh", "引水渠把水引到磨坊。"],
  ["ja", "これは水車の水路です。"],
  ["ru", "Вода вращает мельничное колесо каждый день."],
])("%s is recognised", (language, text) => expect(languageOf(text, "fr")).toBe(language))

test("what cannot be told is in the language of the page", () => {
  expect(languageOf("42", "fr")).toBe("fr")
})
