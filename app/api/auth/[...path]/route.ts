import { z } from "zod"
import { callLibrary } from "@/lib/auth/call-library"
import { guardOf } from "@/lib/auth/endpoints"
import { signUpIsOpen } from "@/lib/auth/sign-up"
import { AppError } from "@/lib/errors"
import { route } from "@/lib/http/route"

const params = z.object({ path: z.array(z.string().max(200)).min(1).max(3) })
const body = { schema: z.record(z.string(), z.unknown()), maxBytes: 16 * 1024 }

/** Where mails and sign-in providers send a browser back to, and what passkeys ask before a ceremony. 404 for all else. */
export const GET = route({ access: "public", params }, async ({ server, params, request }) => {
  if (server.auth.mode === "single-user" || guardOf("GET", params.path) === undefined)
    throw new AppError("not_found")
  return callLibrary(server.auth, request, undefined)
})

/** Signs up, in and out, and changes how one signs in: the endpoints of better-auth that `lib/auth/endpoints.ts` names. */
export const POST = route({ access: "public", params, body }, async (call) => {
  const { server, params, body, request, address } = call
  const guard = guardOf("POST", params.path)
  if (server.auth.mode === "single-user" || guard === undefined) throw new AppError("not_found")
  if (guard === "sign-up") {
    await server.limits.signUp(address)
    // Before the library looks whether there is such an address.
    if (!(await signUpIsOpen(server.db, server.config)))
      throw new AppError("forbidden", {
        reason: "SIGN_UP_CLOSED",
        message: "New accounts are not taken here.",
      })
  }
  if (guard === "mail") await server.limits.mail(address)
  const account = typeof body.email === "string" ? body.email : null
  const succeeded = guard === "sign-in" ? await server.limits.signIn(address, account) : null
  const response = await callLibrary(server.auth, request, body)
  await succeeded?.()
  return response
})
