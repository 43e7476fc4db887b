import { call, post } from "./account"

type CreationOptions = PublicKeyCredentialCreationOptionsJSON
type RequestOptions = PublicKeyCredentialRequestOptionsJSON

/** Whether this browser can speak of passkeys in JSON, as all have since 2025, and may here (HTTPS or localhost). */
export function passkeysWork(): boolean {
  return typeof PublicKeyCredential !== "undefined" && "parseCreationOptionsFromJSON" in PublicKeyCredential
}

/** Signs in with a passkey that the person picks. Throws `RequestFailed`; false when the person gave up. */
export async function signInWithPasskey(): Promise<boolean> {
  const options = await call<RequestOptions>("/api/auth/passkey/generate-authenticate-options", {})
  const publicKey = PublicKeyCredential.parseRequestOptionsFromJSON(options)
  return verify("verify-authentication", () => navigator.credentials.get({ publicKey }))
}

/** Adds a passkey of this device to the account. Throws `RequestFailed`; false when the person gave up. */
export async function addPasskey(): Promise<boolean> {
  const options = await call<CreationOptions>("/api/auth/passkey/generate-register-options", {})
  const publicKey = PublicKeyCredential.parseCreationOptionsFromJSON(options)
  return verify("verify-registration", () => navigator.credentials.create({ publicKey }))
}

async function verify(endpoint: string, ask: () => Promise<Credential | null>): Promise<boolean> {
  let credential: Credential | null
  try {
    credential = await ask()
  } catch (error) {
    // The browser's words for "cancelled", "timed out" and "not here"; it does not tell them apart.
    if (error instanceof DOMException) return false
    throw error
  }
  if (!(credential instanceof PublicKeyCredential)) return false
  await post(`passkey/${endpoint}`, { response: credential.toJSON() })
  return true
}
