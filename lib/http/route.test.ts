import { afterEach, beforeEach, expect, test } from "vitest"
import { z } from "zod"
import type { Connection } from "../chat-store/database"
import { openTestDatabase } from "../chat-store/test-database"
import { AppError } from "../errors"
import { type Handler, route } from "./route"
import { serveFrom } from "./test-server"

let connection: Connection
beforeEach(async () => {
  connection = await openTestDatabase()
  serveFrom(connection)
})
afterEach(() => connection.close())

const params = z.object({ id: z.string().length(4) })
const whoAmI = route({ access: "guest" }, async ({ user }) => Response.json(user))

type Call = { method?: string; headers?: Record<string, string>; body?: string; id?: string }
function call(handler: Handler, { method = "GET", headers = {}, body, id = "abcd" }: Call = {}) {
  const host = { host: "localhost:3000", origin: "http://localhost:3000" }
  const request = new Request("http://localhost:3000/x", { method, headers: { ...host, ...headers }, body })
  return handler(request, { params: Promise.resolve({ id }) })
}
const cookieOf = (response: Response) => response.headers.getSetCookie()[0]?.split(";")[0] ?? ""
async function users() {
  const { rows } = await connection.query('select count(*)::int as n from "user"', [])
  return rows[0]?.n
}

test("a handler without an access rule does not compile", () => {
  // @ts-expect-error access is missing
  route({ query: params }, async () => new Response())
  // @ts-expect-error there is no such rule
  route({ access: "anyone" }, async () => new Response())
  // @ts-expect-error a public handler has no user
  route({ access: "public" }, async ({ user }) => Response.json(user.id))
})

test("a caller without a session becomes a guest, and stays the same one", async () => {
  const first = await call(whoAmI)
  const again = await call(whoAmI, { headers: { cookie: cookieOf(first) } })
  expect(await again.json()).toEqual(await first.json())
  expect(await users()).toBe(1)
})

test("a request that is refused leaves no guest behind and sets no cookie", async () => {
  const refusing = route({ access: "guest" }, async () => {
    throw new AppError("not_found")
  })
  const response = await call(refusing)
  expect(response.status).toBe(404)
  expect(response.headers.getSetCookie()).toEqual([])
  expect(await users()).toBe(0)
})

test("without a session, what belongs to somebody looks missing; so does an impossible id", async () => {
  const own = route({ access: { ownerOf: "chat" }, params }, async () => new Response("reached"))
  const nobody = await call(own)
  const cookie = cookieOf(await call(whoAmI))
  const impossible = await call(own, { id: "of another form", headers: { cookie } })
  expect([nobody.status, impossible.status]).toEqual([404, 404])
  expect(await nobody.text()).toBe(await impossible.text())
  expect(await (await call(own, { headers: { cookie } })).text()).toBe("reached")
})

test("guests may not do what takes an account, and nobody but the operator what takes the operator", async () => {
  const cookie = cookieOf(await call(whoAmI))
  for (const access of ["signed-in", "operator"] as const) {
    const handler = route({ access }, async () => new Response("reached"))
    expect((await call(handler)).status).toBe(401)
    expect((await call(handler, { headers: { cookie } })).status).toBe(401)
  }
})

test("where accounts are required nobody becomes a guest, and guests of before are nobody", async () => {
  const cookie = cookieOf(await call(whoAmI))
  serveFrom(connection, { AUTH: "required" })
  for (const headers of [{}, { cookie }] as Record<string, string>[]) {
    expect((await call(whoAmI, { headers })).status).toBe(401)
  }
})

test("a single user needs no cookie, and is nobody's through a rebound name", async () => {
  serveFrom(connection, { AUTH: "single-user" })
  expect(await (await call(whoAmI)).json()).toEqual({ id: "single-user", isGuest: false, isOperator: true })
  expect((await call(whoAmI, { headers: { host: "rebound.example.org" } })).status).toBe(403)
})

test("the body is checked and cut, and a handler without a body rule never sees one", async () => {
  const body = { schema: z.object({ name: z.string() }), maxBytes: 20 }
  const echo = route({ access: "public", body }, async ({ body }) => Response.json(body))
  const json = { "content-type": "application/json" }
  const post = (text: string, headers = json) => call(echo, { method: "POST", headers, body: text })
  expect(await (await post('{"name":"a","x":1}')).json()).toEqual({ name: "a" })
  expect((await post('{"name":1}')).status).toBe(400)
  expect((await post(`{"name":"${"a".repeat(20)}"}`)).status).toBe(413)
  expect((await post("{}", { "content-type": "text/plain" })).status).toBe(415)
  const stop = route({ access: "public" }, async ({ body }) => Response.json(body ?? null))
  expect(await (await call(stop, { method: "POST", headers: json, body: "{}" })).json()).toBeNull()
})

test("a state change that could come from another site is refused, whatever the handler is", async () => {
  const reached = route({ access: "public" }, async () => new Response())
  for (const origin of ["null", "http://evil.example"]) {
    expect((await call(reached, { method: "POST", headers: { origin } })).status).toBe(403)
  }
  const form = { "content-type": "application/x-www-form-urlencoded" }
  expect((await call(reached, { method: "POST", headers: form, body: "a=1" })).status).toBe(415)
})
