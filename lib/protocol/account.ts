/** `GET /api/account`. Times are ISO 8601 in UTC. */
export type Account = {
  name: string
  email: string
  emailVerified: boolean
  isOperator: boolean
  hasPassword: boolean
  /** Ids of the providers that sign this account in: `github`, `google`, `oidc`. */
  providers: string[]
  passkeys: { id: string; name: string | null; createdAt: string | null }[]
  sessions: AccountSession[]
}

export type AccountSession = {
  id: string
  userAgent: string | null
  createdAt: string
  updatedAt: string
  /** The one that asked. */
  isCurrent: boolean
}
