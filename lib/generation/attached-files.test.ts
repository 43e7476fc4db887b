import { afterEach, beforeEach, expect, test } from "vitest"
import { receiveAttachment } from "../attachments/receive"
import { png, smallPdf } from "../attachments/test-files"
import type { Connection } from "../chat-store/database"
import { openTestDatabase } from "../chat-store/test-database"
import { addTestUser } from "../chat-store/test-user"
import { type AttachmentId, type ChatId, newChatId, newMessageId, type UserId } from "../protocol/ids"
import type { StartRequest } from "../protocol/requests"
import { startGeneration } from "./start"
import { testInstance } from "./test-instance"

let connection: Connection
let userId: UserId
let instance: ReturnType<typeof testInstance>
beforeEach(async () => {
  connection = await openTestDatabase()
  userId = await addTestUser(connection.db)
  instance = testInstance(connection)
})
afterEach(() => connection.close())

async function attach(name: string, bytes: Uint8Array): Promise<AttachmentId> {
  const body = (async function* () {
    yield bytes
  })()
  const deps = { ...instance.deps, config: { ATTACHMENTS_MB_PER_USER: 0 } }
  return (await receiveAttachment(deps, { userId, name, body, bytes: bytes.byteLength })).id
}

async function ask(request: StartRequest) {
  const { deps, model } = instance
  const { generationId } = await startGeneration(deps, { userId, request })
  await model.asked
  const prompt = model.prompts.at(-1) ?? []
  model.end()
  await deps.running.get(generationId)?.done
  return prompt.findLast(({ role }) => role === "user")?.content
}

function sending(attachments: AttachmentId[], text: string, id: ChatId = newChatId()): StartRequest {
  const parts = text === "" ? [] : [{ type: "text" as const, text }]
  return { id, trigger: "submit-message", message: { id: newMessageId(), role: "user", parts, attachments } }
}

const utf8 = (text: string) => new TextEncoder().encode(text)
const file = (mediaType: string, filename: string, bytes: Uint8Array) => ({
  type: "file",
  mediaType,
  filename,
  data: { type: "data", data: Buffer.from(bytes).toString("base64") },
})

test("a model that sees images gets their bytes, one that reads PDF gets the file", async () => {
  instance.model.capabilities = { ...instance.model.capabilities, images: true, pdf: true }
  const pdf = smallPdf("Hello")
  const ids = [await attach("a.png", png), await attach("b.pdf", pdf)]
  expect(await ask(sending(ids, "Compare"))).toMatchObject([
    file("image/png", "a.png", png),
    file("application/pdf", "b.pdf", pdf),
    { type: "text", text: "Compare" },
  ])
})

test("a text file is its words under its name, in one text with the question", async () => {
  const ids = [await attach('so "called".md', utf8("# Notes")), await attach("b.csv", utf8("a;b"))]
  expect(await ask(sending(ids, "Which?"))).toMatchObject([
    {
      type: "text",
      text: '<attachment name="so \\"called\\".md">\n# Notes\n</attachment>\n\n<attachment name="b.csv">\na;b\n</attachment>\n\nWhich?',
    },
  ])
})

test("a long text is cut, and the model is told so", async () => {
  const content = await ask(sending([await attach("long.txt", utf8("水".repeat(200_001)))], "Short?"))
  const [part] = content as { text: string }[]
  expect(part?.text.length).toBeLessThan(200_200)
  expect(part?.text).toContain("水\n[It goes on, but only its beginning is here.]\n</attachment>")
})

test("a model that cannot see images is told that one was left out", async () => {
  expect(await ask(sending([await attach("a.png", png)], "What is it?"))).toMatchObject([
    {
      type: "text",
      text: '[The user attached the image "a.png". It was left out, because you cannot see images.]\n\nWhat is it?',
    },
  ])
})

test("a model that cannot read PDF gets the words, which are extracted once", async () => {
  let reads = 0
  instance.deps.pdf = { read: async () => `Word${++reads}\u0000` }
  const chatId = newChatId()
  const id = await attach("a.pdf", smallPdf("x"))
  await ask(sending([id], "First", chatId))
  expect(await ask(sending([id], "Second", chatId))).toMatchObject([
    { type: "text", text: '<attachment name="a.pdf">\nWord1\n</attachment>\n\nSecond' },
  ])
  expect(reads).toBe(1)
})

test("a PDF that cannot be read is said to have no text, and is not tried again", async () => {
  let reads = 0
  instance.deps.pdf = {
    read: () => {
      reads++
      return Promise.reject(new Error("locked"))
    },
  }
  const chatId = newChatId()
  const id = await attach("a.pdf", smallPdf("x"))
  await ask(sending([id], "First", chatId))
  expect(await ask(sending([id], "Second", chatId))).toMatchObject([
    { type: "text", text: '[The PDF "a.pdf" was attached here. It has no text that can be read.]\n\nSecond' },
  ])
  expect(reads).toBe(1)
})

test("what there is no room for in one request is left out, the oldest first", async () => {
  instance.model.capabilities = { ...instance.model.capabilities, images: true }
  const chatId = newChatId()
  const large = Buffer.concat([png, new Uint8Array(13 * 1024 * 1024)])
  await ask(sending([await attach("old.png", large)], "First", chatId))
  const last = instance.model.prompts.length
  await ask(sending([await attach("new.png", large)], "Second", chatId))
  const users = (instance.model.prompts[last] ?? []).filter(({ role }) => role === "user")
  expect(users.map(({ content }) => (content as { type: string }[]).map(({ type }) => type))).toEqual([
    ["text"],
    ["file", "text"],
  ])
  expect(users[0]).toMatchObject({ content: [{ text: expect.stringContaining("there is no room") }] })
})

test("a question that is asked again, in other words or for another answer, keeps what was attached", async () => {
  instance.model.capabilities = { ...instance.model.capabilities, images: true }
  const chatId = newChatId()
  const id = await attach("a.png", png)
  await ask(sending([id], "What?", chatId))
  expect(await ask({ id: chatId, trigger: "regenerate-message" })).toMatchObject([
    file("image/png", "a.png", png),
    { type: "text", text: "What?" },
  ])
  const edited = { ...sending([id], "Where?", chatId), parentId: null } as StartRequest
  expect(await ask(edited)).toMatchObject([file("image/png", "a.png", png), { type: "text", text: "Where?" }])
})

test("bytes that are gone are told of, and the answer is made all the same", async () => {
  const id = await attach("a.txt", utf8("a"))
  await instance.deps.files.delete(id)
  expect(await ask(sending([id], "Well?"))).toMatchObject([
    { type: "text", text: '[The file "a.txt" was attached here. It is not stored any more.]\n\nWell?' },
  ])
})
