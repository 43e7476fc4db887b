import { z } from "zod"
import { fontSizes, locales, themes } from "./appearance"
import { instructionMaxLength } from "./instructions"

/** What the model is told in every chat of the user. */
const instruction = z.string().max(instructionMaxLength).default("")

/** What a user has set: `GET` and `PUT /api/preferences`. What is absent has its default, what is unknown is dropped. */
export const preferences = z.object({
  theme: z.enum(themes).default("system"),
  fontSize: z.enum(fontSizes).default("medium"),
  /** Null: as the browser prefers. */
  locale: z.enum(locales).nullable().default(null),
  /** The model of new chats; null for the first of the catalogue, as is one that is there no longer. */
  model: z.string().max(200).nullable().default(null),
  aboutUser: instruction,
  howToAnswer: instruction,
  /** What becomes of an answer when its reader is gone; null as the operator has it (`DISCONNECT_GRACE_MS`). */
  whenLeaving: z.enum(["cancel", "finish"]).nullable().default(null),
  /** What sends a message. The other one of the two breaks the line. */
  sendKey: z.enum(["enter", "mod-enter"]).default("enter"),
})
export type Preferences = z.output<typeof preferences>

export const defaultPreferences: Preferences = preferences.parse({})

/** What was stored, maybe by another version: a value that means nothing today has its default. */
export function readPreferences(stored: unknown): Preferences {
  const values = typeof stored === "object" && stored !== null ? stored : {}
  const known = Object.entries(values).filter(([key, value]) => isValid(key, value))
  return preferences.parse(Object.fromEntries(known))
}

function isValid(key: string, value: unknown): boolean {
  const isField = (name: string): name is keyof Preferences => Object.hasOwn(preferences.shape, name)
  return isField(key) && preferences.shape[key].safeParse(value).success
}
