import { readAccount } from "@/lib/auth/account"
import { route } from "@/lib/http/route"

/** The caller's `Account`. 401 for guests. */
export const GET = route({ access: "signed-in" }, async ({ server, session }) => {
  return Response.json(await readAccount(server.db, session))
})
