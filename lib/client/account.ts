import type { Account } from "../protocol/account"
import { RequestFailed, readFailure, unreachable } from "./request-failed"

/** All of these throw `RequestFailed`. */
export const signUp = (person: { name: string; email: string; password: string }): Promise<void> =>
  post("sign-up/email", { ...person, callbackURL: "/" })

export const signIn = (person: { email: string; password: string }): Promise<void> =>
  post("sign-in/email", person)

export const signOut = (): Promise<void> => post("sign-out", {})

/** Resolves with the address at the provider to go to; it leads back to the chats, or to the sign-in page with an error. */
export async function signInWith(provider: string): Promise<string> {
  const errors = { callbackURL: "/", errorCallbackURL: "/sign-in" }
  const { url } = await post<{ url: string }>("sign-in/social", { provider, ...errors })
  return url
}

/** As `signInWith`, for an account that is signed in already. */
export async function linkProvider(provider: string): Promise<string> {
  const { url } = await post<{ url: string }>("link-social", { provider, callbackURL: "/account" })
  return url
}

/** Says the same whether there is such an account or not. */
export const requestReset = (email: string): Promise<void> =>
  post("request-password-reset", { email, redirectTo: "/reset-password" })

export const resetPassword = (reset: { token: string; newPassword: string }): Promise<void> =>
  post("reset-password", reset)

/** Ends all other sessions too. */
export const changePassword = (change: { currentPassword: string; newPassword: string }): Promise<void> =>
  post("change-password", { ...change, revokeOtherSessions: true })

/** Deletes the account with all that belongs to it. Without a password the session has to be from today. */
export const deleteAccount = (password: string | undefined): Promise<void> =>
  post("delete-user", password === undefined ? {} : { password })

export const deletePasskey = (id: string): Promise<void> => post("passkey/delete-passkey", { id })

export const getAccount = (): Promise<Account> => call("/api/account", {})

export const endSession = (id: string): Promise<void> =>
  call(`/api/account/sessions/${id}`, { method: "DELETE" })

export const endOtherSessions = (): Promise<void> => call("/api/account/sessions", { method: "DELETE" })

/** Calls the auth library's endpoints under `/api/auth`. */
export function post<T = void>(path: string, body: object): Promise<T> {
  const headers = { "content-type": "application/json" }
  return call(`/api/auth/${path}`, { method: "POST", headers, body: JSON.stringify(body) })
}

/** Without waiting for a session: whoever signs in needs none. */
export async function call<T>(url: string, init: RequestInit): Promise<T> {
  const response = await fetch(url, { cache: "no-store", ...init }).catch((cause: unknown) => {
    throw new RequestFailed(unreachable, { cause })
  })
  if (!response.ok) throw new RequestFailed(await readFailure(response))
  const text = await response.text()
  return (text === "" ? undefined : JSON.parse(text)) as T
}
