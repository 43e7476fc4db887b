import { passkey } from "@better-auth/passkey"
import { drizzleAdapter } from "better-auth/adapters/drizzle"
import { betterAuth } from "better-auth/minimal"
import { anonymous } from "better-auth/plugins/anonymous"
import * as schema from "../chat-store/auth-schema"
import type { Database } from "../chat-store/database"
import type { Config } from "../config"
import type { UserId } from "../protocol/ids"
import type { Mailer } from "./mailer"
import { moveChats } from "./move-chats"
import { electOperator } from "./operator"
import { oidcPlugins, socialProviders } from "./providers"
import { signUpIsOpen } from "./sign-up"

export type AuthOptions = {
  config: Config
  secret: string
  /** Sends mail; null where none can be sent, and then addresses are not verified and passwords not reset. */
  mailer: Mailer | null
  /** Ends what a user has running, before the account and all that belongs to it is deleted. */
  beforeDelete(userId: UserId): Promise<void>
  /** Removes what an account leaves behind. */
  afterDelete(): void
}

const daySeconds = 86_400

/** better-auth as this app uses it: server-side sessions, guests as its anonymous users, and no limits of its own (lib/limits). */
export function createAuthLibrary(
  db: Database,
  { config, secret, mailer, beforeDelete, afterDelete }: AuthOptions,
) {
  const publicUrl = config.PUBLIC_URL
  return betterAuth({
    secret,
    // Without PUBLIC_URL it is the request's own host, which `requireKnownHost` has looked at.
    baseURL: publicUrl ?? {
      allowedHosts: ["*"],
      protocol: "http",
      fallback: `http://localhost:${config.PORT}`,
    },
    database: drizzleAdapter(db, { provider: "pg", schema }),
    session: { expiresIn: config.SESSION_DAYS * daySeconds, updateAge: daySeconds },
    user: {
      additionalFields: { isOperator: { type: "boolean", input: false, defaultValue: false } },
      deleteUser: {
        enabled: true,
        beforeDelete: ({ id }) => beforeDelete(id as UserId),
        afterDelete: async () => {
          afterDelete()
          await electOperator(db)
        },
      },
    },
    databaseHooks: {
      user: {
        create: {
          // Every way to an account comes through here, a provider's too.
          before: async (user) => (user.isAnonymous || (await signUpIsOpen(db, config)) ? undefined : false),
          after: () => electOperator(db),
        },
      },
    },
    emailAndPassword: {
      enabled: true,
      minPasswordLength: 10,
      requireEmailVerification: mailer !== null,
      revokeSessionsOnPasswordReset: true,
      sendResetPassword: mailer ? ({ user, url }) => mailer.sendReset(user.email, url) : undefined,
    },
    emailVerification: {
      autoSignInAfterVerification: true,
      sendOnSignIn: true,
      sendVerificationEmail: mailer ? ({ user, url }) => mailer.sendVerification(user.email, url) : undefined,
    },
    socialProviders: socialProviders(config),
    plugins: [
      anonymous({
        onLinkAccount: ({ anonymousUser, newUser }) =>
          moveChats(db, { from: anonymousUser.user.id as UserId, to: newUser.user.id as UserId }),
      }),
      passkey({ rpName: "Millrace", rpID: publicUrl ? new URL(publicUrl).hostname : "localhost" }),
      ...oidcPlugins(config),
    ],
    onAPIError: { errorURL: "/sign-in" },
    advanced: {
      cookiePrefix: "millrace",
      useSecureCookies: publicUrl?.startsWith("https:") ?? false,
      ipAddress: { disableIpTracking: true },
    },
    rateLimit: { enabled: false },
    telemetry: { enabled: false },
    logger: { disabled: true },
  })
}
