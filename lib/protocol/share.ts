import { z } from "zod"

/** `GET /api/chat/[id]/share` and `POST`: the chat's link, null without one. `sharedAt`: of the copy that it shows. */
export type Share = { token: string; sharedAt: string } | null

export const shareToken = z.string().regex(/^[A-Za-z0-9_-]{32}$/)

/** A message as whoever has the link sees it: what was said and which model said it, nothing of the owner. */
export type SharedMessage = {
  role: "user" | "assistant"
  parts: (
    | { type: "text"; text: string }
    | { type: "source-url"; sourceId: string; url: string; title?: string }
    // A name alone: without an address nobody can fetch it.
    | { type: "file"; mediaType: string; filename: string; url: "" }
  )[]
  model?: string
}

export type SharedChat = { title: string; messages: SharedMessage[]; sharedAt: string }
