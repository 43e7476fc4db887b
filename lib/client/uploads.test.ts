import { beforeEach, expect, test } from "vitest"
import type { AttachmentInfo } from "../protocol/attachments"
import type { AttachmentId } from "../protocol/ids"
import { RequestFailed, unreachable } from "./request-failed"
import { Uploads } from "./uploads"

type Sent = {
  name: string
  signal: AbortSignal
  onProgress(share: number): void
  succeed(): Promise<void>
  fail(error: unknown): Promise<void>
}
let sent: Sent[]
let removed: AttachmentId[]
let previews: Set<string>
let uploads: Uploads
beforeEach(() => {
  sent = []
  removed = []
  previews = new Set()
  uploads = new Uploads({
    send(file, options) {
      const { promise, resolve, reject } = Promise.withResolvers<AttachmentInfo>()
      const id = `id-of-${file.name}` as AttachmentId
      const settled = () =>
        promise.then(
          () => {},
          () => {},
        )
      sent.push({
        name: file.name,
        ...options,
        succeed() {
          resolve({ id, name: file.name, mediaType: "text/plain", bytes: file.size })
          return settled()
        },
        fail(error) {
          reject(error)
          return settled()
        },
      })
      return promise
    },
    async remove(id) {
      removed.push(id)
    },
    createPreview(file) {
      previews.add(`blob:${file.name}`)
      return `blob:${file.name}`
    },
    revokePreview: (url) => previews.delete(url),
  })
})

const file = (name: string, type = "text/plain", size = 5) => {
  const made = new File(["x".repeat(Math.min(size, 10))], name, { type })
  Object.defineProperty(made, "size", { value: size })
  return made
}
const states = () => uploads.state.get().uploads.map(({ state }) => state)
const refused = () => uploads.state.get().refused

test("a file is uploaded at once, says how far it is, and is named by its id when the message is sent", async () => {
  uploads.add([file("a.md")])
  sent[0]?.onProgress(0.5)
  expect(states()).toEqual([{ kind: "uploading", share: 0.5 }])
  expect(uploads.take()).toEqual([])
  await sent[0]?.succeed()
  expect(states()).toEqual([{ kind: "ready", id: "id-of-a.md" }])
  expect(uploads.take()).toEqual([{ id: "id-of-a.md", name: "a.md", mediaType: "text/plain" }])
  expect(states()).toEqual([])
  expect(removed, "it belongs to a message now").toEqual([])
})

test("what cannot be attached is refused in words before a byte is sent", () => {
  uploads.add([
    file("film.mp4", "video/mp4"),
    file("big.txt", "text/plain", 20 * 1024 * 1024 + 1),
    file("nothing.txt", "text/plain", 0),
    file("all.zip", "application/zip"),
    file("photo.heic", "image/heic"),
    file("letter.docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
  ])
  expect(refused().map(({ problem }) => problem)).toEqual([
    "type",
    "too-large",
    "empty",
    "type",
    "type",
    "type",
  ])
  expect(sent).toEqual([])
})

test.each([
  ["code without a type", "main.rs", ""],
  ["CSV as Windows calls it", "a.csv", "application/vnd.ms-excel"],
  ["JSON", "a.json", "application/json"],
  ["a drawing", "a.svg", "image/svg+xml"],
  ["TypeScript as browsers call it", "a.xml", "application/xml"],
])("%s is left to the server to look at", (_name, name, type) => {
  uploads.add([file(name, type)])
  expect(sent.map((one) => one.name)).toEqual([name])
})

test("a message takes ten files, and the eleventh is refused", () => {
  uploads.add(Array.from({ length: 11 }, (_, index) => file(`${index}.txt`)))
  expect(sent).toHaveLength(10)
  expect(refused()).toEqual([{ name: "10.txt", problem: "too-many" }])
  uploads.add([file("again.txt")])
  expect(refused()).toEqual([{ name: "again.txt", problem: "too-many" }])
  uploads.remove(1)
  uploads.add([file("now.txt")])
  expect([sent.length, refused()]).toEqual([11, []])
})

test("removing a file that is on its way ends its upload; one that is there is removed from the server", async () => {
  uploads.add([file("a.png", "image/png"), file("b.txt")])
  await sent[1]?.succeed()
  uploads.remove(1)
  uploads.remove(2)
  expect(sent[0]?.signal.aborted).toBe(true)
  expect(removed).toEqual(["id-of-b.txt"])
  await sent[0]?.fail(sent[0].signal.reason)
  expect(states()).toEqual([])
  expect(previews, "pictures that nobody sees any more are freed").toEqual(new Set())
})

test.each([
  [unreachable, "lost"],
  [{ ...unreachable, status: 413 }, "too-large"],
  [{ ...unreachable, code: "too_large" as const, status: 413, reason: "quota" }, "no-room"],
  [{ ...unreachable, code: "unsupported_media_type" as const, status: 415 }, "type"],
  [{ ...unreachable, code: "too_many_requests" as const, status: 429 }, "busy"],
  [{ ...unreachable, code: "storage_unavailable" as const, status: 503 }, "failed"],
])("what the server or the network had against it is told: %o", async (failure, problem) => {
  uploads.add([file("a.txt")])
  await sent[0]?.fail(new RequestFailed(failure))
  expect(states()).toEqual([{ kind: "failed", problem }])
})

test("a file that was lost on the way is sent again", async () => {
  uploads.add([file("a.txt")])
  await sent[0]?.fail(new RequestFailed(unreachable))
  uploads.retry(1)
  expect(states()).toEqual([{ kind: "uploading", share: 0 }])
  await sent[1]?.succeed()
  expect(states()).toEqual([{ kind: "ready", id: "id-of-a.txt" }])
})

test("the files of a message that was not sent come back, before those that came since", async () => {
  uploads.add([file("a.txt")])
  await sent[0]?.succeed()
  const files = uploads.take()
  uploads.add([file("b.txt")])
  uploads.giveBack(files)
  expect(uploads.state.get().uploads.map(({ name }) => name)).toEqual(["a.txt", "b.txt"])
  expect(uploads.take()).toEqual(files)
})
