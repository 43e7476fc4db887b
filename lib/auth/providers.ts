import { genericOAuth } from "better-auth/plugins/generic-oauth"
import type { Config } from "../config"

/** The id under which the provider of `OIDC_ISSUER` is known in addresses and in the database. */
const oidcId = "oidc"

/** What the sign-in page offers besides email and passkeys, in this order. */
export function configuredProviders(config: Config): { id: string; name: string }[] {
  return [
    ...(config.GITHUB_CLIENT_ID ? [{ id: "github", name: "GitHub" }] : []),
    ...(config.GOOGLE_CLIENT_ID ? [{ id: "google", name: "Google" }] : []),
    ...(config.OIDC_CLIENT_ID ? [{ id: oidcId, name: config.OIDC_NAME }] : []),
  ]
}

export function socialProviders(config: Config) {
  const github = client(config.GITHUB_CLIENT_ID, config.GITHUB_CLIENT_SECRET)
  const google = client(config.GOOGLE_CLIENT_ID, config.GOOGLE_CLIENT_SECRET)
  return { ...(github ? { github } : {}), ...(google ? { google } : {}) }
}

export function oidcPlugins(config: Config) {
  const oidc = client(config.OIDC_CLIENT_ID, config.OIDC_CLIENT_SECRET)
  if (!oidc || !config.OIDC_ISSUER) return []
  const provider = {
    ...oidc,
    providerId: oidcId,
    name: config.OIDC_NAME,
    discoveryUrl: `${config.OIDC_ISSUER.replace(/\/$/, "")}/.well-known/openid-configuration`,
    scopes: ["openid", "profile", "email"],
    // Who somebody is comes from the ID token: never from one that was not verified.
    requireIdTokenVerification: true,
  }
  return [genericOAuth({ config: [provider] })]
}

function client(clientId: string | undefined, clientSecret: string | undefined) {
  return clientId && clientSecret ? { clientId, clientSecret } : null
}
