"use client"

import { useState } from "react"
import { useStore } from "@/lib/client/use-store"
import type { ModelInfo } from "@/lib/protocol/chat"
import { useApp } from "../shell/app-context"

/** Which model is asked: what was chosen here, else the chat's own, else the user's default, else the first. */
export function useModelChoice(models: readonly ModelInfo[], chatModel: string | null) {
  const [chosen, setChosen] = useState<string | null>(null)
  const { model: preferred } = useStore(useApp().preferences.state)
  const find = (id: string | null) => models.find((model) => model.id === id)
  return { model: find(chosen) ?? find(chatModel) ?? find(preferred) ?? models[0], choose: setChosen }
}
