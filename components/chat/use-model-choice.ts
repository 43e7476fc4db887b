"use client"

import { useState } from "react"
import type { ModelInfo } from "@/lib/protocol/chat"

/** Which model is asked: what was chosen here, else the chat's own, else the first. */
export function useModelChoice(models: readonly ModelInfo[], chatModel: string | null) {
  const [chosen, setChosen] = useState<string | null>(null)
  const find = (id: string | null) => models.find((model) => model.id === id)
  return { model: find(chosen) ?? find(chatModel) ?? models[0], choose: setChosen }
}
