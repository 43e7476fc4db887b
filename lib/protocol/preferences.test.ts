import { expect, test } from "vitest"
import { defaultPreferences, preferences, readPreferences } from "./preferences"

test("what is absent has its default and what is unknown is dropped", () => {
  expect(preferences.parse({ theme: "dark", favouriteColour: "teal" })).toEqual({
    ...defaultPreferences,
    theme: "dark",
  })
})

test("what another version stored and means nothing today has its default; the rest stays", () => {
  const stored = { theme: "sepia", fontSize: "large", locale: "tlh", __proto__: { sendKey: "mod-enter" } }
  expect(readPreferences(stored)).toEqual({ ...defaultPreferences, fontSize: "large" })
  for (const nothing of [null, 7, "x", []]) expect(readPreferences(nothing)).toEqual(defaultPreferences)
})
