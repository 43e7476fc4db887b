import { z } from "zod"
import type { Signal } from "./bus"

/** Ids of one message. Ours have 23 characters at most, and Postgres carries up to 7,999 bytes. */
const idsAtOnce = 250

const id = z.string().max(64)
const message = z.object({
  from: z.string(),
  signal: z.union([
    z.object({ about: z.enum(["follow", "grew", "stop"]), ids: z.array(id) }),
    z.object({
      about: z.literal("live"),
      userId: id,
      event: z.object({ type: z.string() }).loose(),
    }),
  ]),
})

/** A signal as the messages that carry it. */
export function encode(from: string, signal: Signal): string[] {
  if (signal.about === "live") return [JSON.stringify({ from, signal })]
  const pieces: Signal[] = []
  for (let at = 0; at < signal.ids.length; at += idsAtOnce)
    pieces.push({ ...signal, ids: signal.ids.slice(at, at + idsAtOnce) })
  return pieces.map((piece) => JSON.stringify({ from, signal: piece }))
}

/** The signal of a message; null when it is our own, or of another version that says what this one does not know. */
export function decode(self: string, text: string): Signal | null {
  try {
    const { from, signal } = message.parse(JSON.parse(text))
    return from === self ? null : (signal as Signal)
  } catch {
    return null
  }
}
