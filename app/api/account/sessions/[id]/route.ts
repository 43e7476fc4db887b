import { z } from "zod"
import { revokeSession } from "@/lib/auth/account"
import { route } from "@/lib/http/route"

const params = z.object({ id: z.string().regex(/^[A-Za-z0-9_-]{16,64}$/) })

/** Ends one of the caller's sessions; its streams close within 15 s. 204, 404. */
export const DELETE = route({ access: { ownerOf: "session" }, params }, async ({ server, user, params }) => {
  await revokeSession(server.db, params.id, user.id)
  server.auth.forget()
  return new Response(null, { status: 204 })
})
