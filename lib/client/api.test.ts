import { beforeEach, expect, test, vi } from "vitest"
import type { ChatId } from "../protocol/ids"

const id = "chat-aaaaaaaaaaaaaaaa" as ChatId
const asked: string[] = []
let answer: (url: string, init?: RequestInit) => Promise<Response> = async () => Response.json({})

beforeEach(() => {
  vi.resetModules()
  asked.length = 0
  vi.stubGlobal("fetch", async (url: string, init?: RequestInit) => {
    asked.push(url)
    return answer(url, init)
  })
})

test("calls in parallel of a browser without a session wait for one", async () => {
  const { listChats, listModels, getChat } = await import("./api")
  let admit: (response: Response) => void = () => undefined
  const admission = new Promise<Response>((resolve) => {
    admit = resolve
  })
  answer = async (url) => (url === "/api/session" ? admission : Response.json({}))
  const calls = Promise.all([listChats(), listModels(), getChat(id)])
  await Promise.resolve()
  expect(asked).toEqual(["/api/session"])
  admit(Response.json({ userId: "user" }))
  await calls
  expect(asked).toEqual(["/api/session", "/api/chats?", "/api/models", `/api/chat/${id}`])
})

test("a page that says that there is a session asks for none", async () => {
  const { listModels } = await import("./api")
  const { announceSession } = await import("./session")
  announceSession({ present: true })
  await listModels()
  expect(asked).toEqual(["/api/models"])
})

test("a session that could not be had is asked for again by the next call", async () => {
  const { listModels } = await import("./api")
  answer = async () => {
    throw new TypeError("whatever this browser says")
  }
  await expect(listModels()).rejects.toMatchObject({ failure: { code: "unreachable", status: 0 } })
  answer = async () => Response.json([])
  expect(await listModels()).toEqual([])
  expect(asked).toEqual(["/api/session", "/api/models", "/api/session", "/api/models"])
})

test("what the server refuses is thrown with its code and what it says of the reason", async () => {
  const { patchChat, stopChat } = await import("./api")
  answer = async (url, init) => {
    if (url === "/api/session") return Response.json({})
    if (init?.method === "PATCH")
      return Response.json(
        { error: { code: "bad_request", message: "No.", field: "title" } },
        { status: 400 },
      )
    return new Response("<html>", { status: 502, headers: { "retry-after": "3" } })
  }
  await expect(patchChat(id, { title: "" })).rejects.toMatchObject({
    failure: { code: "bad_request", status: 400, field: "title" },
  })
  await expect(stopChat(id)).rejects.toMatchObject({
    failure: { code: "unreachable", status: 502, retryAfterS: 3 },
  })
})

test("a page of something in between is no answer of ours", async () => {
  const { listModels } = await import("./api")
  answer = async (url) => (url === "/api/session" ? Response.json({}) : new Response("<html>"))
  await expect(listModels()).rejects.toMatchObject({ failure: { code: "unreachable", status: 200 } })
})

test("deleting answers with nothing", async () => {
  const { deleteChat } = await import("./api")
  answer = async (url) => (url === "/api/session" ? Response.json({}) : new Response(null, { status: 204 }))
  expect(await deleteChat(id)).toBeNull()
})
