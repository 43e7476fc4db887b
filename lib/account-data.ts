import "server-only"
import { headers } from "next/headers"
import { notFound, redirect } from "next/navigation"
import { readAccount } from "./auth/account"
import { configuredProviders } from "./auth/providers"
import { signUpIsOpen } from "./auth/sign-up"
import type { Account } from "./protocol/account"
import { getServer } from "./server"

type SignInData = { providers: { id: string; name: string }[]; sendsMail: boolean; signUpIsOpen: boolean }

/** What the pages for signing in need. Whoever is signed in goes to the chats; with a single user there are no such pages. */
export async function signInData(): Promise<SignInData> {
  const server = await getServer()
  if (server.auth.mode === "single-user") notFound()
  const session = await server.auth.find(await headers())
  if (session && !session.user.isGuest) redirect("/")
  return {
    providers: configuredProviders(server.config),
    sendsMail: server.config.SMTP_URL !== undefined,
    signUpIsOpen: await signUpIsOpen(server.db, server.config),
  }
}

/** What the account page needs; whoever is not signed in goes there first. */
export async function accountData(): Promise<{ account: Account; providers: SignInData["providers"] }> {
  const server = await getServer()
  if (server.auth.mode === "single-user") notFound()
  const session = await server.auth.find(await headers())
  if (!session || session.user.isGuest) redirect("/sign-in")
  return {
    account: await readAccount(server.db, session),
    providers: configuredProviders(server.config),
  }
}
