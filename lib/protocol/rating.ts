import type { MessageId } from "./ids"

/** A reader's thumb on an answer. */
export const ratings = ["up", "down"] as const
export type Rating = (typeof ratings)[number]

/** The thumbs in a chat; answers without one are not in it. */
export type Ratings = Record<MessageId, Rating>
