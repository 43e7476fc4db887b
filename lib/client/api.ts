import { attachmentPath } from "../protocol/attachments"
import type { ChatDetail, ChatPage, ChatSummary, DeletedChats, ModelInfo } from "../protocol/chat"
import type { ChatSettings } from "../protocol/chat-settings"
import type { AttachmentId, ChatId, MessageId } from "../protocol/ids"
import type { StopReceipt } from "../protocol/message"
import type { Preferences } from "../protocol/preferences"
import type { Rating } from "../protocol/rating"
import type { SearchResult } from "../protocol/search"
import type { Share } from "../protocol/share"
import { RequestFailed, readFailure, unreachable } from "./request-failed"
import { ensureSession } from "./session"

/** `fetch` that waits until this browser has a session, so that first calls in parallel do not each create a guest. */
export const sessionFetch: typeof fetch = async (input, init) => {
  await ensureSession()
  return fetch(input, init)
}

/** Newest first; `before` is the `next` of the previous page. All of these throw `RequestFailed`. */
export function listChats(page: { before?: string; limit?: number } = {}): Promise<ChatPage> {
  const query = new URLSearchParams()
  if (page.before !== undefined) query.set("before", page.before)
  if (page.limit !== undefined) query.set("limit", String(page.limit))
  return request(`/api/chats?${query}`)
}

export const getChat = (id: ChatId): Promise<ChatDetail> => request(`/api/chat/${id}`)

export const patchChat = (
  id: ChatId,
  patch: Partial<Pick<ChatSummary, "title" | "pinned"> & ChatSettings & { temporary: false }>,
): Promise<ChatDetail> => request(`/api/chat/${id}`, { method: "PATCH", ...json(patch) })

/** Puts the branch of a message on screen; of what was written below it, the newest. */
export const switchBranch = (id: ChatId, messageId: MessageId): Promise<ChatDetail> =>
  request(`/api/chat/${id}`, { method: "PATCH", ...json({ branch: messageId }) })

/** Removes a file that is in no message yet. */
export const removeAttachment = (id: AttachmentId): Promise<void> =>
  request(attachmentPath(id), { method: "DELETE" })

export const deleteChat = (id: ChatId): Promise<void> => request(`/api/chat/${id}`, { method: "DELETE" })

/** Deletes some of the user's chats, and says whether there are more. */
export const deleteSomeChats = (signal: AbortSignal): Promise<DeletedChats> =>
  request("/api/chats", { method: "DELETE", signal })

export const searchChats = (q: string, signal: AbortSignal): Promise<SearchResult> =>
  request(`/api/search?${new URLSearchParams({ q })}`, { signal })

export const getPreferences = (): Promise<Preferences> => request("/api/preferences")

export const putPreferences = (values: Preferences): Promise<Preferences> =>
  request("/api/preferences", { method: "PUT", ...json(values) })

/** Puts a thumb on an answer; null takes it back. */
export const rateAnswer = (id: ChatId, messageId: MessageId, rating: Rating | null): Promise<void> =>
  request(`/api/chat/${id}/rating`, { method: "PUT", ...json({ messageId, rating }) })

/** The chat's link, null without one. */
export const getShare = (id: ChatId): Promise<Share> => request(`/api/chat/${id}/share`)

/** Makes a link, or shows the chat as it is now behind the one that it has. */
export const shareChat = (id: ChatId): Promise<Share> =>
  request(`/api/chat/${id}/share`, { method: "POST", ...json({}) })

export const revokeShare = (id: ChatId): Promise<void> =>
  request(`/api/chat/${id}/share`, { method: "DELETE" })

/** `chats`: JSON of each. */
export const importChats = (body: Blob, signal: AbortSignal): Promise<{ ids: ChatId[] }> =>
  request("/api/import", { method: "POST", ...json({}), body, signal })

export const listModels = (): Promise<ModelInfo[]> => request("/api/models")

/** Where nothing runs, the receipt of the last answer. */
export const stopChat = (id: ChatId): Promise<StopReceipt> =>
  request(`/api/chat/${id}/stop`, { method: "POST", ...json({}) })

function json(body: unknown): RequestInit {
  return { headers: { "content-type": "application/json" }, body: JSON.stringify(body) }
}

async function request<T>(url: string, init: RequestInit = {}): Promise<T> {
  const response = await sessionFetch(url, { cache: "no-store", ...init }).catch((cause: unknown) => {
    throw new RequestFailed(unreachable, { cause })
  })
  if (!response.ok) throw new RequestFailed(await readFailure(response))
  if (response.status === 204) return null as T
  return (await response.json().catch((cause: unknown) => {
    // Of something in between, such as a hotel's sign-in page.
    throw new RequestFailed({ ...unreachable, status: response.status }, { cause })
  })) as T
}
