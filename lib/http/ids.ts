import { z } from "zod"
import { type ChatId, idPattern } from "../protocol/ids"

/** The `[id]` of a chat's routes. */
export const chatParams = z.object({
  id: z
    .string()
    .regex(idPattern)
    .transform((id) => id as ChatId),
})
