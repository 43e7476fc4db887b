import "server-only"
import { headers } from "next/headers"
import { cache } from "react"
import type { Session } from "./auth/auth"
import { findPreferences } from "./chat-store/preferences"
import type { Preferences } from "./protocol/preferences"
import { getServer } from "./server"

/** The session of whoever asks for the page that is being rendered, or null; asked for once a page. */
export const pageSession = cache(
  async (): Promise<Session | null> => (await getServer()).auth.find(await headers()),
)

/** What the reader of the page has set; null for one who never set anything. */
export const pagePreferences = cache(async (): Promise<Preferences | null> => {
  const session = await pageSession()
  return session && findPreferences((await getServer()).db, session.user.id)
})
