import "server-only"
import { headers } from "next/headers"
import { notFound } from "next/navigation"
import { getServer, type Server } from "./server"

/** For a page of the operator's: to everyone else it does not exist. Layouts are not asked on every visit, so each page asks. */
export async function requireOperator(): Promise<Server> {
  const server = await getServer()
  const user = (await server.auth.find(await headers()))?.user
  if (!user?.isOperator || user.isGuest) notFound()
  return server
}
