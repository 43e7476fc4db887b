import { z } from "zod"
import { attachmentsPerMessage } from "./attachments"
import { chatBeginning, chatSettings } from "./chat-settings"
import { type AttachmentId, type ChatId, idPattern, type MessageId } from "./ids"
import { plainText } from "./plain-text"
import { ratings } from "./rating"

const chatId = z
  .string()
  .regex(idPattern)
  .transform((id) => id as ChatId)
const messageId = z
  .string()
  .regex(idPattern)
  .transform((id) => id as MessageId)
const textPart = z.object({ type: z.literal("text"), text: z.string().min(1) })

const attachmentId = z
  .string()
  .regex(idPattern)
  .transform((id) => id as AttachmentId)

/** The one new message a client may send; all other history comes from the database, and so does what is attached (I9). */
const userMessage = z
  .object({
    id: messageId,
    role: z.literal("user"),
    parts: z.array(textPart).max(20),
    attachments: z
      .array(attachmentId)
      .max(attachmentsPerMessage)
      .refine((ids) => new Set(ids).size === ids.length, "an attachment is named twice")
      .optional(),
  })
  .refine(
    ({ parts, attachments = [] }) => parts.length > 0 || attachments.length > 0,
    "a message must say something",
  )

const common = { id: chatId, model: plainText.max(200).optional() }

/**
 * `POST /api/chat`: a new user message, or a trigger on a stored one. `parentId`: what a message stands behind, absent for the end of
 * the chat. `leafId`: what its client takes for that end, null in a new chat; right, it saves time, and wrong it does no harm.
 */
export const startRequest = z.discriminatedUnion("trigger", [
  z.object({
    ...common,
    trigger: z.literal("submit-message"),
    message: userMessage,
    beginning: chatBeginning.optional(),
    parentId: messageId.nullish(),
    leafId: messageId.nullish().catch(undefined),
  }),
  z.object({ ...common, trigger: z.literal("regenerate-message"), messageId: messageId.optional() }),
  z.object({ ...common, trigger: z.literal("continue-message"), messageId }),
  z.object({
    ...common,
    trigger: z.literal("approve-tool"),
    messageId,
    approvalId: plainText.max(200),
    approved: z.boolean(),
  }),
])
export type StartRequest = z.infer<typeof startRequest>

/** The name of a file, as it can be shown: its end, with its ending; no path, no control characters, no change of direction. */
const fileName = z
  .string()
  .max(1_000)
  .transform((name) =>
    name
      .replace(/[\p{Cc}\p{Bidi_Control}/\\]/gu, "_")
      .slice(-200)
      .toWellFormed()
      .trim(),
  )
  .refine((name) => name !== "", "must not be empty")

/** `POST /api/attachments` query. */
export const uploadQuery = z.object({ name: fileName })

/** `PATCH /api/chat/[id]`. `branch`: a message whose branch is to be on screen. A temporary chat can be kept; none becomes one. */
export const patchChatRequest = z
  .object({ title: plainText.trim().min(1).max(200), pinned: z.boolean(), branch: messageId })
  .extend({ ...chatSettings.shape, temporary: z.literal(false) })
  .partial()
  .refine((patch) => Object.keys(patch).length > 0, "nothing to change")

/** `PUT /api/chat/[id]/rating`: null takes the thumb back. */
export const rateRequest = z.object({ messageId, rating: z.enum(ratings).nullable() })

/** `GET /api/chats` query. */
export const listChatsQuery = z.object({
  before: plainText.max(100).optional(),
  limit: z.coerce.number().int().min(1).max(100).default(30),
})
