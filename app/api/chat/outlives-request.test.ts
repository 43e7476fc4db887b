import { expect, test } from "vitest"
import { openTestDatabase } from "@/lib/chat-store/test-database"
import { testInstance } from "@/lib/generation/test-instance"
import { TestClient } from "@/lib/http/test-client"
import { serveFrom } from "@/lib/http/test-server"
import { newChatId, newMessageId } from "@/lib/protocol/ids"
import { POST } from "./route"

const platform = globalThis as unknown as Record<symbol, unknown>
const requestContext = Symbol.for("@vercel/request-context")

test("a platform that freezes the process with its last response is told to wait until the answer is saved", async () => {
  const connection = await openTestDatabase()
  const { deps, model } = testInstance(connection)
  serveFrom(connection, { TITLES: "false" }, deps)
  const waits: Promise<unknown>[] = []
  platform[requestContext] = {
    get: () => ({ waitUntil: (promise: Promise<unknown>) => waits.push(promise) }),
  }
  const message = { id: newMessageId(), role: "user", parts: [{ type: "text", text: "Hello" }] }
  const body = { id: newChatId(), trigger: "submit-message", message }
  const response = await new TestClient().call(POST, "/api/chat", {}, { method: "POST", body })
  await model.asked
  await response.body?.cancel()

  expect(waits).toHaveLength(1)
  const running = async () =>
    (await connection.query("select count(*)::int as n from generations where ended_at is null", [])).rows
  expect(await Promise.race([waits[0], "still waiting"])).toBe("still waiting")
  expect(await running()).toEqual([{ n: 1 }])
  model.end()
  await waits[0]
  expect(await running()).toEqual([{ n: 0 }])
  delete platform[requestContext]
  await connection.close()
})
