import type { HandlerName } from "./handlers.ts"

export const identities = ["owner", "operator", "other", "guest", "nobody"] as const
export type Identity = (typeof identities)[number]
type Verdict = Record<Identity, number>

const everybody = (status: number): Verdict => ({
  owner: status,
  operator: status,
  other: status,
  guest: status,
  nobody: status,
})
/** For what belongs to somebody: everyone else, the operator too, is told that it is not there. */
const ownerAlone = (status: number): Verdict => ({
  owner: status,
  operator: 404,
  other: 404,
  guest: 404,
  nobody: 404,
})
const operatorAlone = (status: number): Verdict => ({
  owner: 403,
  operator: status,
  other: 403,
  guest: 401,
  nobody: 401,
})
const accounts = (status: number): Verdict => ({
  owner: status,
  operator: status,
  other: status,
  guest: 401,
  nobody: 401,
})

export type Call = {
  verdict: Verdict
  /** What stands in the path's brackets; without it there are none. */
  of?: "attachment" | "chat" | "session"
  query?: string
  body?: unknown
  headers?: Record<string, string>
}

/**
 * What each handler of the build answers to each identity. A handler that is not here fails the test: whoever adds one says
 * here who may call it.
 */
export const verdicts: Record<HandlerName, Call> = {
  "GET /api/account": { verdict: accounts(200) },
  "DELETE /api/account/sessions": { verdict: accounts(204) },
  "DELETE /api/account/sessions/[id]": { verdict: ownerAlone(204), of: "session" },
  "POST /api/attachments": {
    verdict: everybody(201),
    query: "?name=a.json",
    body: "sent as bytes",
    headers: { "content-type": "application/octet-stream" },
  },
  "GET /api/attachments/[id]": { verdict: ownerAlone(200), of: "attachment" },
  "DELETE /api/attachments/[id]": { verdict: ownerAlone(204), of: "attachment" },
  "GET /api/auth/[...path]": { verdict: everybody(404) },
  "POST /api/auth/[...path]": { verdict: everybody(200), body: {} },
  "POST /api/chat": { verdict: everybody(400), body: {} },
  "GET /api/chat/[id]": { verdict: ownerAlone(200), of: "chat" },
  "PATCH /api/chat/[id]": { verdict: ownerAlone(200), of: "chat", body: { title: "Another" } },
  "DELETE /api/chat/[id]": { verdict: ownerAlone(204), of: "chat" },
  "GET /api/chat/[id]/export": { verdict: ownerAlone(200), of: "chat", query: "?format=json" },
  "PUT /api/chat/[id]/rating": {
    verdict: ownerAlone(204),
    of: "chat",
    body: { messageId: "no-such-message-here", rating: null },
  },
  "GET /api/chat/[id]/share": { verdict: ownerAlone(200), of: "chat" },
  "POST /api/chat/[id]/share": { verdict: ownerAlone(200), of: "chat" },
  "DELETE /api/chat/[id]/share": { verdict: ownerAlone(204), of: "chat" },
  "POST /api/chat/[id]/stop": { verdict: ownerAlone(200), of: "chat" },
  "GET /api/chat/[id]/stream": { verdict: ownerAlone(204), of: "chat" },
  "GET /api/chats": { verdict: everybody(200) },
  "DELETE /api/chats": { verdict: everybody(200) },
  "GET /api/cron": { verdict: everybody(404) },
  "GET /api/export": { verdict: everybody(200), query: "?format=json" },
  "GET /api/health": { verdict: everybody(200) },
  "POST /api/import": { verdict: everybody(400), body: {} },
  "GET /api/live": { verdict: everybody(200) },
  "GET /api/metrics": { verdict: operatorAlone(200) },
  "GET /api/models": { verdict: everybody(200) },
  "GET /api/preferences": { verdict: everybody(200) },
  "PUT /api/preferences": { verdict: everybody(200), body: {} },
  "GET /api/operator/diagnostics": { verdict: operatorAlone(200), query: "?mode=flow" },
  "GET /api/operator/inspector/[generation]": { verdict: { ...operatorAlone(200), operator: 404 } },
  "GET /api/operator/status": { verdict: operatorAlone(200) },
  "GET /api/search": { verdict: everybody(200), query: "?q=canary" },
  "GET /api/session": { verdict: everybody(200) },
  "GET /frames/diagram": { verdict: everybody(200) },
}
