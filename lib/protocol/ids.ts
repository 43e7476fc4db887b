import { nanoid } from "nanoid"

export type UserId = string & { readonly __brand: "UserId" }
export type ChatId = string & { readonly __brand: "ChatId" }
export type MessageId = string & { readonly __brand: "MessageId" }
export type GenerationId = string & { readonly __brand: "GenerationId" }
export type AttachmentId = string & { readonly __brand: "AttachmentId" }

/** What a client-chosen id may look like: a UUID (36 characters) and a nanoid (21) both fit. */
export const idPattern = /^[A-Za-z0-9_-]{16,64}$/

export const newChatId = () => nanoid() as ChatId
export const newMessageId = () => nanoid() as MessageId
export const newGenerationId = () => nanoid() as GenerationId
export const newAttachmentId = () => nanoid() as AttachmentId
