import { findPreferences, savePreferences } from "@/lib/chat-store/preferences"
import { route } from "@/lib/http/route"
import { defaultPreferences, preferences } from "@/lib/protocol/preferences"

/** What the user has set: `Preferences`, the defaults for one who never set anything. */
export const GET = route({ access: "guest" }, async ({ server, user }) =>
  Response.json((await findPreferences(server.db, user.id)) ?? defaultPreferences),
)

/** Sets all of them; the user's other tabs hear of it. Answers with what is stored. 400, 413 over 64 KB, 415. */
export const PUT = route(
  { access: "guest", body: { schema: preferences, maxBytes: 65_536 } },
  async ({ server, user, body }) => {
    await savePreferences(server.db, user.id, body)
    server.live.publish(user.id, { type: "preferences-changed" })
    return Response.json(body)
  },
)
