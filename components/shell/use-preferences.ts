"use client"

import { useTranslations } from "use-intl"
import { useStore } from "@/lib/client/use-store"
import type { Preferences } from "@/lib/protocol/preferences"
import { toast } from "../ui/toast"
import { useApp } from "./app-context"

/** What the user has set, and the way to set it; what cannot be saved is told and undone. */
export function usePreferences() {
  const t = useTranslations("settings")
  const { preferences } = useApp()
  const set = <Key extends keyof Preferences>(key: Key, value: Preferences[Key]): Promise<boolean> =>
    preferences.set(key, value).then(
      () => true,
      () => {
        toast.error(t("notSaved"))
        return false
      },
    )
  return { preferences: useStore(preferences.state), set }
}
