import "server-only"
import { cookies } from "next/headers"
import { cache } from "react"
import { pagePreferences } from "./page-session"
import { type Appearance, appearanceCookies } from "./protocol/appearance"
import { readPreferences } from "./protocol/preferences"

/**
 * How the page that is being rendered looks: as its reader has set it, else as this browser was left. Cookies alone have to do
 * for readers without a session, and when the store is away.
 */
export const pageAppearance = cache(async (): Promise<Appearance> => {
  const stored = await pagePreferences().catch(() => null)
  return stored ?? fromCookies()
})

async function fromCookies(): Promise<Appearance> {
  const jar = await cookies()
  const entries = Object.entries(appearanceCookies).map(([field, name]) => [field, jar.get(name)?.value])
  return readPreferences(Object.fromEntries(entries))
}
