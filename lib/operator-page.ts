import "server-only"
import type { Metadata } from "next"
import { notFound } from "next/navigation"
import { titled } from "./i18n/words"
import { pageSession } from "./page-session"
import { getServer, type Server } from "./server"

/**
 * For what the operator alone may see: to everyone else it does not exist. The layout asks, so that nothing of it is sent, and each
 * page and its title ask too, because a layout is not asked on every visit.
 */
export async function requireOperator(): Promise<Server> {
  const user = (await pageSession())?.user
  if (!user?.isOperator || user.isGuest) notFound()
  return getServer()
}

/** `titled`, for a page of the operator's. */
export function titledForOperator(...[key]: Parameters<typeof titled>): () => Promise<Metadata> {
  const metadata = titled(key)
  return async () => {
    await requireOperator()
    return metadata()
  }
}
