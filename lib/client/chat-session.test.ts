import { beforeEach, expect, test, vi } from "vitest"
import { sendMessage } from "./chat-actions"
import { newTestSession, settle, shownText } from "./test-session"

beforeEach(() => void vi.useFakeTimers())

test("an answer streams into the message under its own id", async () => {
  const { server, session } = newTestSession()
  const sent = sendMessage(session, "Hello")
  await settle()
  expect(session.chat.status).toBe("submitted")
  server.say("Hi ")
  await settle()
  expect(shownText(session)).toBe("Hi ")
  expect(session.chat.status).toBe("streaming")
  server.say("there")
  server.finish()
  await sent
  expect(shownText(session)).toBe("Hi there")
  expect(session.chat.messages.map(({ role }) => role)).toEqual(["user", "assistant"])
  expect(session.chat.messages.at(-1)).toMatchObject({
    id: server.generation?.messageId,
    metadata: { outcome: { status: "complete" } },
  })
  expect(session.state.get().running).toBe(false)
  expect(server.viewers).toBe(0)
})
