import { createSign, generateKeyPairSync } from "node:crypto"
import { once } from "node:events"
import { createServer, type IncomingMessage } from "node:http"
import type { AddressInfo } from "node:net"

export type StubProvider = { issuer: string; close(): void }
type Claims = Record<string, unknown>

/** For tests: an OpenID Connect provider on loopback that lets one person in, unasked. The code to come back with is the nonce. */
export async function startStubProvider(person: Claims): Promise<StubProvider> {
  const { publicKey, privateKey } = generateKeyPairSync("rsa", { modulusLength: 2048 })
  const key = { ...publicKey.export({ format: "jwk" }), kid: "one", alg: "RS256", use: "sig" }
  const base64 = (value: unknown) => Buffer.from(JSON.stringify(value)).toString("base64url")
  const idToken = (claims: Claims) => {
    const input = `${base64({ alg: "RS256", kid: "one" })}.${base64(claims)}`
    return `${input}.${createSign("RSA-SHA256").update(input).sign(privateKey, "base64url")}`
  }
  const server = createServer(async (request, response) => {
    const url = new URL(request.url ?? "/", issuer)
    const pages: Record<string, () => Promise<unknown> | unknown> = {
      "/.well-known/openid-configuration": () => ({
        issuer,
        authorization_endpoint: `${issuer}/authorize`,
        token_endpoint: `${issuer}/token`,
        jwks_uri: `${issuer}/keys`,
        id_token_signing_alg_values_supported: ["RS256"],
      }),
      "/keys": () => ({ keys: [key] }),
      "/token": async () => {
        const form = new URLSearchParams(await text(request))
        const now = Math.floor(Date.now() / 1000)
        const claims = { iss: issuer, aud: "client", nonce: form.get("code"), iat: now, exp: now + 60 }
        return {
          token_type: "Bearer",
          access_token: "access",
          expires_in: 60,
          id_token: idToken({ ...claims, ...person }),
        }
      },
    }
    if (url.pathname === "/authorize") return response.writeHead(302, { location: wayBack(url) }).end()
    const answer = await pages[url.pathname]?.()
    response.writeHead(answer ? 200 : 404, { "content-type": "application/json" }).end(JSON.stringify(answer))
  })
  server.listen(0, "127.0.0.1")
  await once(server, "listening")
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  return { issuer, close: () => server.close() }
}

function wayBack({ searchParams: asked }: URL): string {
  const back = new URL(asked.get("redirect_uri") ?? "")
  back.searchParams.set("code", asked.get("nonce") ?? "")
  back.searchParams.set("state", asked.get("state") ?? "")
  return back.href
}

async function text(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk)
  return Buffer.concat(chunks).toString()
}
