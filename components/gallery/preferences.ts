import { defaultPreferences } from "@/lib/protocol/preferences"

/** One who never set anything. */
export const asSet = {
  preferences: defaultPreferences,
  leaving: { byDefault: "cancel", afterMs: 15_000 },
} as const
