import { z } from "zod"
import { chatBeginning, chatSettings } from "./chat-settings"
import { type ChatId, idPattern, type MessageId } from "./ids"
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

/** The one new message a client may send; all other history comes from the database (I9). */
const userMessage = z.object({
  id: messageId,
  role: z.literal("user"),
  parts: z.array(textPart).min(1).max(20),
})

const common = { id: chatId, model: plainText.max(200).optional() }

/** `POST /api/chat`: a new user message (`messageId` = its parent, absent for the end of the chat), or a trigger on a stored one. */
export const startRequest = z.discriminatedUnion("trigger", [
  z.object({
    ...common,
    trigger: z.literal("submit-message"),
    message: userMessage,
    beginning: chatBeginning.optional(),
    parentId: messageId.nullish(),
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
