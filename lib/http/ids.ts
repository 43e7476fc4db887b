import { z } from "zod"
import { type AttachmentId, type ChatId, type GenerationId, idPattern } from "../protocol/ids"

/** The `[id]` of a chat's routes. */
export const chatParams = z.object({
  id: z
    .string()
    .regex(idPattern)
    .transform((id) => id as ChatId),
})

/** The `[id]` of an attachment's routes. */
export const attachmentParams = z.object({
  id: z
    .string()
    .regex(idPattern)
    .transform((id) => id as AttachmentId),
})

/** The `[generation]` of what the operator looks at. */
export const generationParams = z.object({
  generation: z
    .string()
    .regex(idPattern)
    .transform((id) => id as GenerationId),
})
