import { useEffect, useSyncExternalStore } from "react"
import type { ChatSession } from "./chat-session"
import type { SessionState } from "./session-state"

/** Says that the chat is on screen while the component is, and returns what there is to show besides its messages. */
export function useSession(session: ChatSession): SessionState {
  useEffect(() => session.watch(), [session])
  return useSyncExternalStore(session.state.subscribe, session.state.get, session.state.get)
}
