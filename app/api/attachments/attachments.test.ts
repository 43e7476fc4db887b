import { afterEach, beforeEach, expect, test } from "vitest"
import { sweepAttachments } from "@/lib/attachments/remove"
import { png } from "@/lib/attachments/test-files"
import { createMemoryStore } from "@/lib/attachments/test-memory-store"
import type { Connection } from "@/lib/chat-store/database"
import { openTestDatabase } from "@/lib/chat-store/test-database"
import { testInstance } from "@/lib/generation/test-instance"
import { TestClient } from "@/lib/http/test-client"
import { serveFrom } from "@/lib/http/test-server"
import type { AttachmentInfo } from "@/lib/protocol/attachments"
import { type ChatId, newChatId, newMessageId } from "@/lib/protocol/ids"
import { DELETE as deleteChat, GET as readChat } from "../chat/[id]/route"
import { POST as start } from "../chat/route"
import { DELETE, GET } from "./[id]/route"
import { POST } from "./route"

let connection: Connection
let files: ReturnType<typeof createMemoryStore>
beforeEach(async () => {
  connection = await openTestDatabase()
  files = createMemoryStore()
  serve()
})
afterEach(() => connection.close())

function serve(env: Record<string, string> = {}) {
  const { deps } = testInstance(connection)
  serveFrom(connection, env, { ...deps, files })
}

class Person extends TestClient {
  upload(name: string, bytes: Uint8Array<ArrayBuffer>, headers: Record<string, string> = {}) {
    const query = new URLSearchParams({ name })
    return this.call(POST, `/api/attachments?${query}`, {}, { method: "POST", bytes, headers })
  }
  async attach(name: string, bytes: Uint8Array<ArrayBuffer>): Promise<AttachmentInfo> {
    const response = await this.upload(name, bytes)
    expect(response.status, await response.clone().text()).toBe(201)
    return response.json()
  }
  open(id: string, headers: Record<string, string> = {}) {
    return this.call(GET, `/api/attachments/${id}`, { id }, { headers })
  }
  remove(id: string) {
    return this.call(DELETE, `/api/attachments/${id}`, { id }, { method: "DELETE" })
  }
  send(chatId: ChatId, attachments: string[], text = "Look") {
    const parts = text === "" ? [] : [{ type: "text", text }]
    const message = { id: newMessageId(), role: "user", parts, attachments }
    const body = { id: chatId, trigger: "submit-message", message }
    return this.call(start, "/api/chat", {}, { method: "POST", body })
  }
  async partsOf(chatId: ChatId) {
    const chat = await (await this.call(readChat, `/api/chat/${chatId}`, { id: chatId })).json()
    return chat.messages.map(({ parts }: { parts: unknown[] }) => parts)
  }
}

const utf8 = (text: string) => new TextEncoder().encode(text)
const rows = async (sql: string) => (await connection.query(sql, [])).rows
const left = () => rows("select name from attachments order by name")

test("what was uploaded is served to its owner alone, and looks missing to everyone else", async () => {
  const [owner, other] = [new Person(), new Person()]
  const { id, ...info } = await owner.attach("Mühle.png", png)
  expect(info).toEqual({ name: "Mühle.png", mediaType: "image/png", bytes: png.byteLength })
  const response = await owner.open(id)
  expect(new Uint8Array(await response.arrayBuffer())).toEqual(png)
  await other.attach("own.txt", utf8("own"))
  const [foreign, missing] = [await other.open(id), await other.open("no-such-thing-exists-here")]
  expect([foreign.status, missing.status]).toEqual([404, 404])
  expect(await foreign.text()).toBe(await missing.text())
  expect((await new Person().open(id)).status).toBe(404)
})

test("an image is shown in place, and everything else is only ever saved, as what it is", async () => {
  const person = new Person()
  const image = await person.open((await person.attach("a.png", png)).id)
  const page = await person.open((await person.attach("page.html", utf8("<script>alert(1)</script>"))).id)
  const headers = (response: Response) =>
    ["content-type", "content-disposition", "content-security-policy", "cache-control", "content-length"].map(
      (name) => response.headers.get(name),
    )
  const sandbox = "default-src 'none'; frame-ancestors 'none'; sandbox"
  expect(headers(image)).toEqual([
    "image/png",
    `inline; filename="a.png"; filename*=UTF-8''a.png`,
    sandbox,
    "private, no-cache",
    String(png.byteLength),
  ])
  expect(headers(page)).toEqual([
    "text/plain; charset=utf-8",
    `attachment; filename="page.html"; filename*=UTF-8''page.html`,
    sandbox,
    "private, no-cache",
    "25",
  ])
})

test("a browser that has it already is told so, as long as it may see it", async () => {
  const [person, other] = [new Person(), new Person()]
  const { id } = await person.attach("a.png", png)
  const etag = (await person.open(id)).headers.get("etag") ?? ""
  expect((await person.open(id, { "if-none-match": etag })).status).toBe(304)
  expect((await other.open(id, { "if-none-match": etag })).status).toBe(404)
})

test("a name has no path, no control characters and no change of direction", async () => {
  const person = new Person()
  const { name } = await person.attach("../../etc/a\u0000\u202egpj.exe", utf8("a"))
  expect(name).toBe(".._.._etc_a__gpj.exe")
  expect((await person.upload(" \u0007 ".trim(), utf8("a"))).status).toBe(201)
  expect((await person.upload("  ", utf8("a"))).status).toBe(400)
})

test("what is too large, of no allowed type, empty or no bytes is refused, and nothing of it is kept", async () => {
  const person = new Person()
  const upload = (headers: Record<string, string>) => person.upload("a", utf8("a"), headers)
  expect((await upload({ "content-length": String(20 * 1024 * 1024 + 1) })).status).toBe(413)
  expect((await upload({ "content-length": "5" })).status).toBe(503)
  expect((await upload({ "content-length": "many" })).status).toBe(400)
  expect((await upload({ "content-type": "application/json" })).status).toBe(415)
  expect((await upload({ "content-type": "text/plain" })).status).toBe(415)
  expect((await upload({ origin: "http://evil.example" })).status).toBe(403)
  expect((await person.upload("a", new Uint8Array(0))).status).toBe(400)
  expect((await person.upload("a.zip", new Uint8Array([0x50, 0x4b, 3, 4, 0, 0]))).status).toBe(415)
  expect(await left()).toEqual([])
  expect(files.size).toBe(0)
})

test("a user has so much room and no more, and what is removed makes room", async () => {
  serve({ ATTACHMENTS_MB_PER_USER: "1" })
  const [person, other] = [new Person(), new Person()]
  const half = new Uint8Array(600_000).fill(97)
  const { id } = await person.attach("first.txt", half)
  const second = await person.upload("second.txt", half)
  expect(second.status).toBe(413)
  expect((await second.json()).error.reason).toBe("quota")
  await other.attach("mine.txt", half)
  expect((await person.remove(id)).status).toBe(204)
  await person.attach("second.txt", half)
})

test("a message names what is attached, and the server puts it into the stored message", async () => {
  const person = new Person()
  const chatId = newChatId()
  const image = await person.attach("a.png", png)
  const notes = await person.attach("b.md", utf8("# Notes"))
  expect((await person.send(chatId, [notes.id, image.id])).status).toBe(200)
  expect((await person.partsOf(chatId))[0]).toEqual([
    { type: "file", mediaType: "text/plain", filename: "b.md", url: `/api/attachments/${notes.id}` },
    { type: "file", mediaType: "image/png", filename: "a.png", url: `/api/attachments/${image.id}` },
    { type: "text", text: "Look" },
  ])
})

test("a message may be nothing but what is attached", async () => {
  const person = new Person()
  const chatId = newChatId()
  const { id } = await person.attach("a.png", png)
  expect((await person.send(chatId, [id], "")).status).toBe(200)
  expect((await person.send(newChatId(), [], "")).status).toBe(400)
})

test("what is foreign, missing or of another chat is 404 alike, and no chat begins with it", async () => {
  const [person, other] = [new Person(), new Person()]
  const { id } = await person.attach("a.png", png)
  await other.attach("own.txt", utf8("own"))
  const foreign = await other.send(newChatId(), [id])
  const missing = await other.send(newChatId(), ["no-such-thing-exists-here"])
  expect([foreign.status, missing.status]).toEqual([404, 404])
  expect(await foreign.text()).toBe(await missing.text())
  expect((await person.send(newChatId(), [id])).status).toBe(200)
  expect((await person.send(newChatId(), [id])).status).toBe(404)
  expect(await rows("select id from chats")).toHaveLength(1)
})

test("what was sent cannot be removed by itself, nor by anybody else before", async () => {
  const [person, other] = [new Person(), new Person()]
  const { id } = await person.attach("a.png", png)
  await other.attach("own.txt", utf8("own"))
  expect((await other.remove(id)).status).toBe(404)
  await person.send(newChatId(), [id])
  expect((await person.remove(id)).status).toBe(404)
  expect((await person.open(id)).status).toBe(200)
})

test("with its chat an attachment goes, bytes and row, and what was not sent stays", async () => {
  const person = new Person()
  const chatId = newChatId()
  const { id } = await person.attach("a.png", png)
  await person.attach("b.txt", utf8("b"))
  await (await person.send(chatId, [id])).body?.cancel()
  const gone = await person.call(deleteChat, `/api/chat/${chatId}`, { id: chatId }, { method: "DELETE" })
  expect(gone.status).toBe(204)
  await sweepAttachments({ db: connection.db, files })
  expect(await left()).toEqual([{ name: "b.txt" }])
  expect(files.size).toBe(1)
  expect((await person.open(id)).status).toBe(404)
})

test("what was not sent within a day goes; so does all that a deleted user left", async () => {
  const [person, other] = [new Person(), new Person()]
  await person.attach("new.txt", utf8("a"))
  const { id } = await person.attach("old.txt", utf8("b"))
  await connection.query("update attachments set created_at = now() - interval '25 h' where id = $1", [id])
  await other.attach("other.txt", utf8("c"))
  await connection.query(
    `delete from "user" where id = (select user_id from attachments where name = 'other.txt')`,
    [],
  )
  await sweepAttachments({ db: connection.db, files })
  expect(await left()).toEqual([{ name: "new.txt" }])
  expect(files.size).toBe(1)
})

test("bytes that cannot be deleted now keep their row, out of everybody's reach, until they can", async () => {
  const person = new Person()
  const { id } = await person.attach("a.txt", utf8("a"))
  await connection.query("update attachments set created_at = now() - interval '25 h'", [])
  const broken = { ...files, delete: () => Promise.reject(new Error("the bucket is away")) }
  await expect(sweepAttachments({ db: connection.db, files: broken })).rejects.toThrow("away")
  expect((await person.open(id)).status).toBe(404)
  expect((await person.send(newChatId(), [id])).status).toBe(404)
  expect(await left()).toHaveLength(1)
  await sweepAttachments({ db: connection.db, files })
  expect([await left(), files.size]).toEqual([[], 0])
})
