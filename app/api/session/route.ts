import { route } from "@/lib/http/route"

/** Makes sure the caller has a session: `{ userId }`. A browser calls it once before anything else when it has none. */
export const GET = route({ access: "guest" }, async ({ user }) => Response.json({ userId: user.id }))
