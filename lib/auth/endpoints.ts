/** What a call counts as, besides a request: a try at somebody's secret, a new account, a mail to somebody. */
export type Guard = "sign-in" | "sign-up" | "mail" | null

/** The auth library's endpoints that this app uses, under `/api/auth`. All others are not there. */
const endpoints: Record<string, Guard> = {
  "POST sign-up/email": "sign-up",
  "POST sign-in/email": "sign-in",
  "POST sign-in/social": null,
  "POST link-social": null,
  "GET callback/*": null,
  "POST sign-out": null,
  "POST change-password": "sign-in",
  "POST delete-user": "sign-in",
  "POST request-password-reset": "mail",
  "GET reset-password/*": null,
  "POST reset-password": "sign-in",
  "POST send-verification-email": "mail",
  "GET verify-email": null,
  "GET passkey/generate-register-options": null,
  "POST passkey/verify-registration": null,
  "POST passkey/delete-passkey": null,
  "GET passkey/generate-authenticate-options": null,
  "POST passkey/verify-authentication": "sign-in",
}

/** How to guard a call; undefined for one that is not there. */
export function guardOf(method: string, path: readonly string[]): Guard | undefined {
  const exact = `${method} ${path.join("/")}`
  if (Object.hasOwn(endpoints, exact)) return endpoints[exact]
  const wild = path.length === 2 ? `${method} ${path[0]}/*` : ""
  return Object.hasOwn(endpoints, wild) ? endpoints[wild] : undefined
}
