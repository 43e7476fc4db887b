import { z } from "zod"
import { get } from "./wire/get"

const modelList = z.object({
  data: z.array(
    z.object({ id: z.string().min(1).max(200), owned_by: z.string().optional().catch(undefined) }),
  ),
})

export type ListedModel = { id: string; ownedBy: string | undefined }

const notForChat = /embed|rerank|whisper|\btts\b|\bbge\b|dall-e|moderation/i

/** The models to chat with that a server lists at `<baseURL>/models`; empty when it does not answer in time or answers something else. */
export async function listModels(
  baseURL: string,
  { timeoutMs, headers = {} }: { timeoutMs: number; headers?: Readonly<Record<string, string>> },
): Promise<ListedModel[]> {
  try {
    const text = await get(`${baseURL}/models`, { timeoutMs, headers, maxBytes: 2_000_000 })
    const listed = modelList
      .parse(JSON.parse(text))
      .data.map(({ id, owned_by }) => ({ id, ownedBy: owned_by }))
    return listed.filter(({ id }) => !notForChat.test(id))
  } catch {
    return [] // No server there, or not one of these: either way there is nothing to list.
  }
}
