import { expect, test } from "vitest"
import { defaultPreferences, type Preferences } from "../protocol/preferences"
import { PreferenceStore } from "./preferences"
import { RequestFailed, unreachable } from "./request-failed"

function storeWith(put: (values: Preferences) => Promise<Preferences>, elsewhere = defaultPreferences) {
  return new PreferenceStore({ put, get: async () => elsewhere }, defaultPreferences)
}

test("what is set holds at once, and is saved in the order it was set in", async () => {
  const saved: Preferences[] = []
  const store = storeWith(async (values) => {
    saved.push(values)
    return values
  })
  const both = [store.set("theme", "dark"), store.set("fontSize", "large")]
  expect(store.state.get()).toMatchObject({ theme: "dark", fontSize: "large" })
  await Promise.all(both)
  expect(saved.at(-1)).toMatchObject({ theme: "dark", fontSize: "large" })
})

test("what could not be saved is as before, unless it was set again meanwhile", async () => {
  const answers = ["away", "away", "back", "away", "away"]
  const store = storeWith(async (values) => {
    if (answers.shift() === "away") throw new RequestFailed(unreachable)
    return values
  })
  await expect(store.set("theme", "dark")).rejects.toBeInstanceOf(RequestFailed)
  expect(store.state.get().theme).toBe("system")
  const first = store.set("theme", "dark")
  const second = store.set("theme", "light")
  await expect(first).rejects.toBeInstanceOf(RequestFailed)
  await second
  expect(store.state.get().theme).toBe("light")
  await Promise.allSettled([store.set("theme", "dark"), store.set("theme", "system")])
  expect(store.state.get().theme).toBe("light")
})

test("what another tab set is taken, but not over what is being saved here", async () => {
  const save = Promise.withResolvers<Preferences>()
  const store = storeWith(() => save.promise, { ...defaultPreferences, theme: "light" })
  const setting = store.set("theme", "dark")
  await store.refresh()
  expect(store.state.get().theme).toBe("dark")
  save.resolve(store.state.get())
  await setting
  await store.refresh()
  expect(store.state.get().theme).toBe("light")
})
