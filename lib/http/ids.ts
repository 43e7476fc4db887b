import { z } from "zod"
import { type AttachmentId, type ChatId, idPattern } from "../protocol/ids"

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
