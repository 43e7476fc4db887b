import { z } from "zod"
import { maxInstructions, maxTemperature } from "./chat-limits"
import { plainText } from "./plain-text"

/** What a reader sets for one chat; null: nothing of its own. */
export const chatSettings = z.object({
  /** What the model is told in this chat, besides what it is told in all of them. */
  instructions: plainText
    .trim()
    .max(maxInstructions)
    .nullable()
    .transform((text) => text || null),
  /** Sampling temperature; null for the provider's own. */
  temperature: z.number().min(0).max(maxTemperature).nullable(),
})
export type ChatSettings = z.output<typeof chatSettings>

/** What a new chat begins with; it is stored with the first message and means nothing later. */
export const chatBeginning = chatSettings.partial().extend({ temporary: z.boolean().optional() })
export type ChatBeginning = z.output<typeof chatBeginning>
