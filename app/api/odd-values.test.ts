import { afterEach, beforeEach, expect, test } from "vitest"
import type { Connection } from "@/lib/chat-store/database"
import { openTestDatabase } from "@/lib/chat-store/test-database"
import { testInstance } from "@/lib/generation/test-instance"
import type { Handler } from "@/lib/http/route"
import { TestClient } from "@/lib/http/test-client"
import { serveFrom } from "@/lib/http/test-server"
import { PATCH } from "./chat/[id]/route"
import { POST as start } from "./chat/route"
import { GET as list } from "./chats/route"
import { POST as importChats } from "./import/route"
import { GET as search } from "./search/route"
import { GET as session } from "./session/route"

let connection: Connection
let client: TestClient
beforeEach(async () => {
  connection = await openTestDatabase()
  serveFrom(connection, {}, testInstance(connection).deps)
  client = new TestClient()
  await client.call(session, "/api/session")
})
afterEach(() => connection.close())

const id = "a-chat-of-this-test-0"
const exported = (more: object) => ({
  chats: [
    {
      title: "A chat",
      createdAt: "2026-01-01T00:00:00Z",
      updatedAt: "2026-01-01T00:00:00Z",
      activeLeafId: null,
      messages: [],
      ...more,
    },
  ],
})
const trigger = (name: string, more: object) => ({
  id,
  trigger: name,
  messageId: "a-message-of-this-test",
  ...more,
})
const nul = "a\u0000b"

// Found by the fuzzer: Postgres takes no NUL in text, and that was an internal error.
test.each<[string, Handler, string, unknown]>([
  ["a model", start, "/", trigger("continue-message", { model: nul })],
  ["an approval", start, "/", trigger("approve-tool", { approvalId: nul, approved: true })],
  ["a title", PATCH, "/", { title: nul }],
  ["an imported model", importChats, "/", exported({ model: nul })],
  ["a page's cursor", list, "/?before=1.%00", undefined],
  ["a search", search, "/?q=a%00b", undefined],
  ["an imported title", importChats, "/", exported({ title: nul })],
  ["an imported time before all others", importChats, "/", exported({ createdAt: "0000-01-01T00:00:00Z" })],
  ["a page's cursor beyond all times", list, "/?before=8640000000000000.x", undefined],
])("%s that the database cannot take is not an internal error", async (_name, handler, path, body) => {
  const method = body === undefined ? "GET" : handler === PATCH ? "PATCH" : "POST"
  const response = await client.call(handler, path, { id }, { method, body })
  expect(response.status, await response.clone().text()).toBeLessThan(500)
})
