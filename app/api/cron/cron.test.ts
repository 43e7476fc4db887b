import { expect, onTestFinished, test } from "vitest"
import { openTestDatabase } from "@/lib/chat-store/test-database"
import { testInstance } from "@/lib/generation/test-instance"
import { TestClient } from "@/lib/http/test-client"
import { serveFrom } from "@/lib/http/test-server"
import { GET } from "./route"

async function serve(env: Record<string, string>) {
  const connection = await openTestDatabase()
  onTestFinished(() => connection.close())
  let rounds = 0
  const tidy = async () => {
    rounds++
  }
  serveFrom(connection, env, { ...testInstance(connection).deps, tidy })
  const call = (authorization?: string) =>
    new TestClient().call(GET, "/api/cron", {}, { headers: authorization ? { authorization } : {} })
  return { call, rounds: () => rounds }
}

test("a scheduler that knows the secret makes a round; for all others there is nothing", async () => {
  const { call, rounds } = await serve({ CRON_SECRET: "a-secret-of-the-scheduler" })
  for (const wrong of [undefined, "Bearer ", "Bearer a-secret", "a-secret-of-the-scheduler"])
    expect((await call(wrong)).status).toBe(404)
  expect(rounds()).toBe(0)
  const answer = await call("Bearer a-secret-of-the-scheduler")
  expect(await answer.json()).toEqual({ tidied: true })
  expect(rounds()).toBe(1)
})

test("without CRON_SECRET nobody gets in, not with an empty one either", async () => {
  const { call, rounds } = await serve({})
  for (const guess of [undefined, "Bearer ", "Bearer undefined"]) expect((await call(guess)).status).toBe(404)
  expect(rounds()).toBe(0)
})
