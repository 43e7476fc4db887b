import type { ErrorCode } from "../protocol/error-code"
import type { UserId } from "../protocol/ids"

/** Who is calling. A guest has a session and no account; the operator is the first account of an installation. */
export type User = { id: UserId; isGuest: boolean; isOperator: boolean }

/** `guests`: anyone may chat. `required`: only accounts. `single-user`: whoever reaches the server is its one user. */
export type AuthMode = "guests" | "required" | "single-user"

/** Things that belong to one user. The id stands in the path, and every query on them names the owner too. */
export type Owned = "attachment" | "chat" | "session"

/**
 * Who may call a handler. `guest`: whoever has a session; a caller without one is given a guest's. `ownerOf`: whoever has a
 * session, and the handler's queries name its user, so that a foreign id looks exactly like a missing one; none is given.
 */
export type Access = "public" | "guest" | "signed-in" | "operator" | { ownerOf: Owned }

/** Why a caller (null: without a session) may not call; null when it may. */
export function refusal(access: Access, user: User | null, mode: AuthMode): ErrorCode | null {
  if (access === "public") return null
  if (access === "signed-in") return user && !user.isGuest ? null : "not_signed_in"
  if (access === "operator") return operatorRefusal(user)
  if (user) return null
  if (mode !== "guests") return "not_signed_in"
  // Whoever has no session owns nothing.
  return access === "guest" ? null : "not_found"
}

function operatorRefusal(user: User | null): ErrorCode | null {
  if (!user || user.isGuest) return "not_signed_in"
  return user.isOperator ? null : "forbidden"
}
