import { revokeOtherSessions } from "@/lib/auth/account"
import { route } from "@/lib/http/route"

/** Ends all sessions of the account but the caller's. 204, 401. */
export const DELETE = route({ access: "signed-in" }, async ({ server, session }) => {
  await revokeOtherSessions(server.db, session)
  server.auth.forget()
  return new Response(null, { status: 204 })
})
