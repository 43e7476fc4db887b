import "server-only"
import type { Metadata } from "next"
import { notFound } from "next/navigation"
import { titled } from "./i18n/words"
import { pageSession } from "./page-session"
import { getServer, type Server } from "./server"

/** Whether the page that is being rendered is asked for by the operator. */
export async function isOperatorsPage(): Promise<boolean> {
  const user = (await pageSession())?.user
  return Boolean(user?.isOperator && !user.isGuest)
}

/** For a page of the operator's: to everyone else it does not exist. Layouts are not asked on every visit, so each page asks. */
export async function requireOperator(): Promise<Server> {
  if (!(await isOperatorsPage())) notFound()
  return getServer()
}

/** `titled`, for a page of the operator's: to everyone else it is the title of an address where nothing is. */
export function titledForOperator(...[key]: Parameters<typeof titled>): () => Promise<Metadata> {
  return async () => titled((await isOperatorsPage()) ? key : "pages.notFound")()
}
