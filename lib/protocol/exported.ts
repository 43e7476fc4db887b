import { z } from "zod"
import type { MessagePart } from "./message"
import { failureCodes, interruptionReasons } from "./outcome"
import { plainText } from "./plain-text"

const time = z.iso
  .datetime({ offset: true })
  .refine((iso) => Date.parse(iso) >= 0, "must not be before 1970: the database knows no year 0")
const id = z.string().min(1).max(200)
const count = z.number().min(0)

const toolCall = { toolCallId: id, toolName: z.string().max(200).optional(), input: z.unknown() }
const toolType = z.string().regex(/^(?:dynamic-tool|tool-.{1,200})$/s)

/** What of a message is carried over: words, sources, tool calls that are over, and the names of files, without the files. */
const part = z.union([
  z.object({ type: z.enum(["text", "reasoning"]), text: z.string() }),
  z.object({ type: z.literal("step-start") }),
  z.object({
    type: z.literal("source-url"),
    sourceId: z.string().max(500),
    url: z.url({ protocol: /^https?$/ }).max(5_000),
    title: z.string().max(1_000).optional(),
  }),
  z.object({
    type: z.literal("file"),
    mediaType: z.string().max(200),
    filename: z.string().max(500).optional(),
    // Nothing in a file may name what is stored here.
    url: z.unknown().transform(() => ""),
  }),
  z.object({ ...toolCall, type: toolType, state: z.literal("output-available"), output: z.unknown() }),
  z.object({ ...toolCall, type: toolType, state: z.literal("output-error"), errorText: z.string() }),
])

const outcome = z.union([
  z.object({ status: z.enum(["complete", "length", "filtered", "stopped"]) }),
  z.object({ status: z.literal("failed"), code: z.enum(failureCodes) }),
  z.object({ status: z.literal("interrupted"), reason: z.enum(interruptionReasons) }),
])

const metadata = z.object({
  createdAt: time.optional(),
  outcome: outcome.optional(),
  model: z.object({ id, name: id, provider: id }).optional(),
  usage: z
    .object({ inputTokens: count, outputTokens: count, estimated: z.boolean(), costUsd: count.optional() })
    .optional(),
  timing: z
    .object({ firstTokenMs: count.optional(), totalMs: count, writingMs: count.optional() })
    .optional(),
})

const message = z.object({
  id,
  /** A message of the same chat; one that is not there counts as null. */
  parentId: id.nullable(),
  role: z.enum(["user", "assistant"]),
  /** What is not carried over is left out. */
  parts: z
    .array(z.unknown())
    .max(2_000)
    .transform((parts) => parts.flatMap((each) => part.safeParse(each).data ?? []) as MessagePart[]),
  metadata: metadata.catch({}),
  createdAt: time,
})
export type ExportedMessage = z.infer<typeof message>

/** A chat as a file has it: all its branches. Its ids mean something only within it. */
export const exportedChat = z.object({
  title: z.string().trim().min(1).max(200),
  createdAt: time,
  updatedAt: time,
  pinned: z.boolean().default(false),
  model: plainText.max(200).nullable().default(null),
  activeLeafId: id.nullable(),
  messages: z.array(message).max(10_000),
})
export type ExportedChat = z.infer<typeof exportedChat>

/** How a file of ours begins; `version` goes up when an older Millrace could not read it. */
export const exportFormat = { format: "millrace-chats", version: 1 } as const

/** `GET …/export` query. */
export const exportQuery = z.object({ format: z.enum(["json", "markdown"]) })

/** `POST /api/import`: a few chats of a file at a time. */
export const importRequest = z.object({ chats: z.array(exportedChat).min(1).max(50) })
export const importMaxBytes = 8 * 1024 * 1024
