import { beforeEach, expect, test, vi } from "vitest"
import type { AttachmentId } from "../protocol/ids"
import { attachedFiles } from "./attached-file"
import { sendMessage } from "./chat-actions"
import { newTestSession, settle } from "./test-session"

beforeEach(() => void vi.useFakeTimers())

const image = { id: "attachment-aaaaaaaaa" as AttachmentId, name: "a.png", mediaType: "image/png" }
const notes = { id: "attachment-bbbbbbbbb" as AttachmentId, name: "b.md", mediaType: "text/plain" }
type Sent = { message: { id: string; attachments?: string[]; parts: unknown[] } }
const messageOf = (request: { body: unknown } | undefined) => (request as { body: Sent }).body.message

test("what is attached is shown at once, and goes to the server by its ids alone", async () => {
  const { server, session } = newTestSession()
  const sent = sendMessage(session, "Look", { files: [image, notes] })
  await settle()
  const [question] = session.chat.messages
  expect(question?.parts[0]).toEqual({
    type: "file",
    mediaType: "image/png",
    filename: "a.png",
    url: `/api/attachments/${image.id}`,
  })
  expect(attachedFiles(question ?? { parts: [] })).toEqual([image, notes])
  expect(messageOf(server.requests[0])).toMatchObject({
    parts: [{ type: "text", text: "Look" }],
    attachments: [image.id, notes.id],
  })
  server.finish()
  await sent
})

test("a message of files alone has no text, and one without files names none", async () => {
  const { server, session } = newTestSession()
  const sent = sendMessage(session, "", { files: [image] })
  await settle()
  expect(messageOf(server.requests[0])).toMatchObject({ parts: [], attachments: [image.id] })
  server.finish()
  await sent
  void sendMessage(session, "Well?")
  await settle()
  expect(messageOf(server.requests.at(-1))).not.toHaveProperty("attachments")
})

test("what the server did not take comes back with its files, and is the same message only with the same files", async () => {
  const { server, session } = newTestSession()
  const refuse = () => server.faults.push({ kind: "status", status: 429, code: "too_many_requests" })
  const ids: string[] = []
  for (const files of [[image], [image], [image, notes]]) {
    refuse()
    await sendMessage(session, "Look", { files })
    expect(session.unsent.take()).toMatchObject({ text: "Look", files })
    ids.push(messageOf(server.requests.at(-1)).id)
  }
  expect(ids[1]).toBe(ids[0])
  expect(ids[2]).not.toBe(ids[0])
})
