import { type Prompt, writePrompt } from "./prompt.ts"

/** How a contestant is asked. */
export type WireName = "openai" | "stock" | "millrace"

export type Asked = { path: string; body: string }

/** The request that starts a stream; its chat, where there are chats, is called after the prompt's key. */
export const ask: Record<WireName, (prompt: Prompt) => Asked> = {
  openai: (prompt) => ({
    path: "/v1/chat/completions",
    body: JSON.stringify({
      model: "bench",
      stream: true,
      messages: [{ role: "user", content: writePrompt(prompt) }],
    }),
  }),
  stock: (prompt) => ({
    path: "/api/chat",
    body: JSON.stringify({ id: prompt.key, trigger: "submit-message", messages: [message(prompt)] }),
  }),
  millrace: (prompt) => ({
    path: "/api/chat",
    // As the page asks in a new chat.
    body: JSON.stringify({
      id: prompt.key,
      trigger: "submit-message",
      message: message(prompt),
      leafId: null,
    }),
  }),
}

const message = (prompt: Prompt) => ({
  id: crypto.randomUUID(),
  role: "user",
  parts: [{ type: "text", text: writePrompt(prompt) }],
})

const texts: Record<WireName, string> = {
  openai: '"content":"',
  stock: '"type":"text-delta"',
  millrace: '"type":"text-delta"',
}

/** Calls `onText` with the text of every event in what has come so far; returns the rest, an event that is not whole yet. */
export function readEvents(wire: WireName, received: string, onText: (text: string) => void): string {
  let from = 0
  for (let end = received.indexOf("\n\n"); end !== -1; end = received.indexOf("\n\n", from)) {
    const event = received.slice(from, end)
    from = end + 2
    if (!event.includes(texts[wire])) continue
    const key = wire === "openai" ? '"content":"' : '"delta":"'
    const start = event.indexOf(key) + key.length
    // The tokens have no character that JSON escapes.
    onText(event.slice(start, event.indexOf('"', start)))
  }
  return received.slice(from)
}
