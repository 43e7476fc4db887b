import { randomBytes } from "node:crypto"
import { route } from "@/lib/http/route"
import { frameHeaders } from "@/lib/http/security-headers"
import { frameDocument } from "./frame-document"

/** The document that draws diagrams, without an origin of its own. See `components/markdown/diagram`. */
export const GET = route({ access: "public" }, async () => {
  const nonce = randomBytes(16).toString("base64")
  const headers = { "content-type": "text/html; charset=utf-8", ...frameHeaders({ nonce }) }
  return new Response(frameDocument(nonce), { headers })
})
