import { expect, test } from "vitest"
import { exportFormat } from "../protocol/exported"
import { readImportContent } from "./import-content"
import { importFile } from "./import-file"
import { RequestFailed } from "./request-failed"

const at = "2026-01-01T00:00:00.000Z"
const chat = (title: string, text = "") => ({
  title,
  createdAt: at,
  updatedAt: at,
  activeLeafId: "m",
  messages: [{ id: "m", parentId: null, role: "user", parts: [{ type: "text", text }], createdAt: at }],
})
const fileOf = (...chats: unknown[]) => new Blob([JSON.stringify({ ...exportFormat, chats })])

/** Runs an import; `answer` decides what becomes of each post. */
async function run(file: Blob, answer: (posted: number) => Promise<unknown> = async () => null) {
  const posts: string[][] = []
  const progress: number[] = []
  const pauses: number[] = []
  const leaving = new AbortController()
  const outcome = await importFile(file, {
    read: readImportContent,
    post: async (body) => {
      const answered = await answer(posts.length)
      posts.push(JSON.parse(await body.text()).chats.map(({ title }: { title: string }) => title))
      return answered
    },
    onProgress: ({ done }) => {
      progress.push(done)
      if (done === 2) leaving.abort()
    },
    pause: async (ms) => void pauses.push(ms),
    signal: leaving.signal,
  })
  return { outcome, posts, progress, pauses }
}

test("chats go a few at a time, and what cannot be read is counted", async () => {
  const many = Array.from({ length: 51 }, (_, index) => chat(`${index}`))
  const { outcome, posts } = await run(fileOf(...many, { title: 1 }, chat("huge", "x".repeat(9_000_000))))
  expect(posts.map((titles) => titles.length)).toEqual([50, 1])
  expect(outcome).toEqual({ end: "done", imported: 51, skipped: 2 })
})

test("a cancelled import keeps what is in and sends no more", async () => {
  const large = "x".repeat(600_000)
  const { outcome, posts, progress } = await run(
    fileOf(chat("a", large), chat("b", large), chat("c", large), chat("d", large)),
  )
  expect(progress).toEqual([0, 1, 2])
  expect(posts).toEqual([["a"], ["b"]])
  expect(outcome).toEqual({ end: "cancelled", imported: 2, skipped: 0 })
})

test("a server that is busy is waited for, one that refuses ends it", async () => {
  let refusals = 0
  const busy = new RequestFailed({ code: "too_many_requests", status: 429, message: "", retryAfterS: 3 })
  const waited = await run(fileOf(chat("a")), async () => {
    if (refusals++ === 0) throw busy
  })
  expect(waited).toMatchObject({ pauses: [3_000], outcome: { end: "done", imported: 1 } })
  const refused = await run(fileOf(chat("a")), async () => {
    throw new RequestFailed({ code: "storage_unavailable", status: 503, message: "" })
  })
  expect(refused.outcome).toEqual({ end: "failed", imported: 0, skipped: 0 })
})

test("another kind of file is unreadable, an empty export is done", async () => {
  expect((await run(new Blob(["\u0000"]))).outcome.end).toBe("unreadable")
  expect((await run(fileOf())).outcome).toEqual({ end: "done", imported: 0, skipped: 0 })
})
