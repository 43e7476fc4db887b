import { createHash, timingSafeEqual } from "node:crypto"

/** Whether a request carries this token; nothing matches a token that is not set. Takes the same time whatever it carries. */
export function carriesToken(request: Request, token: string | undefined): boolean {
  const [scheme, given] = (request.headers.get("authorization") ?? "").split(" ")
  if (token === undefined || given === undefined || scheme?.toLowerCase() !== "bearer") return false
  return timingSafeEqual(digest(given), digest(token))
}

function digest(text: string): Buffer {
  return createHash("sha256").update(text).digest()
}
