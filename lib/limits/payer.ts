import { createHmac } from "node:crypto"
import type { User } from "../auth/access"

/** Whose counters a request counts against. */
export type Payer = string & { readonly __brand: "Payer" }

/**
 * An account pays for itself; guests, and whoever has no session yet, share what their address has, since the next guest is one
 * deleted cookie away. The address is not stored, only a keyed hash of it.
 */
export function payerOf(user: User | null, address: string, secret: string): Payer {
  if (user && !user.isGuest) return `user:${user.id}` as Payer
  return `address:${hashed(address, secret)}` as Payer
}

/** A name for something that should not stand in the database as it is. */
export function hashed(text: string, secret: string): string {
  return createHmac("sha256", secret).update(text).digest("base64url").slice(0, 22)
}
