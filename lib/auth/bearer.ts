import { createHash, timingSafeEqual } from "node:crypto"
import { AppError } from "../errors"

/** Throws `not_found` unless the request carries this secret as `Authorization: Bearer …`; without a secret nobody gets in. */
export function requireBearer(headers: Headers, secret: string | undefined): void {
  const given = headers.get("authorization") ?? ""
  if (secret === undefined || !timingSafeEqual(digest(given), digest(`Bearer ${secret}`)))
    throw new AppError("not_found")
}

/** Of one length, whatever was sent. */
const digest = (text: string) => createHash("sha256").update(text).digest()
