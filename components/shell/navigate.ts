import type { ChatId } from "@/lib/protocol/ids"

export const chatPath = (id: ChatId): string => `/chats/${id}`

/** Goes to another chat without asking the server for a page; `usePathname` follows. */
export function navigate(path: string): void {
  if (path !== window.location.pathname) window.history.pushState(null, "", path)
}

/** Like `navigate`, but the way back skips the present page. */
export function replacePath(path: string): void {
  window.history.replaceState(null, "", path)
}
