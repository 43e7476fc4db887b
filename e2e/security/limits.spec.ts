import { expect, test } from "../fixtures/test.ts"
import { Person } from "./person.ts"

test.use({ appEnv: { REQUESTS_PER_MINUTE: "40", GUESTS_PER_HOUR: "30", OPEN_STREAMS: "5" } })

test("brute force is slowed after 10 tries, and forged addresses do not help", async ({ app }) => {
  const email = `${crypto.randomUUID()}@example.org`
  const person = await Person.account(app.url, email)
  const statuses: number[] = []
  for (let i = 0; i < 12; i++) {
    const address = `203.0.113.${i}`
    const forged = { "x-forwarded-for": address, "x-real-ip": address, forwarded: `for=${address}` }
    const body = { email, password: `guess number ${i}` }
    const answer = await person.call("/api/auth/sign-in/email", { method: "POST", body, headers: forged })
    statuses.push(answer.status)
  }
  expect(statuses).toEqual([...Array(10).fill(401), 429, 429])
})

test("too many requests get a clear 429; a restart does not forget them; stopping works all the same", async ({
  app,
}) => {
  const person = await Person.account(app.url)
  const id = await person.chat()
  const until429 = async () => {
    for (let i = 0; i < 60; i++) {
      const answer = await person.call("/api/chats", { headers: { "x-forwarded-for": `203.0.113.${i}` } })
      if (answer.status === 429) return answer
      await answer.text()
    }
    throw new Error("There was no limit.")
  }
  const refused = await until429()
  const { error } = await refused.json()
  expect(error).toMatchObject({ code: "too_many_requests", reason: "requests" })
  expect(error.retryAfterS).toBeGreaterThan(0)
  expect(refused.headers.get("retry-after")).toBe(String(error.retryAfterS))
  await app.restart()
  expect((await person.call("/api/chats")).status).toBe(429)
  expect((await person.call(`/api/chat/${id}/stop`, { method: "POST", body: {} })).status).toBe(200)
  expect((await person.call(`/api/chat/${id}/stream`)).status).toBe(204)
})

test("a flood of open streams is bounded, and a place is free again when one is closed", async ({ app }) => {
  const person = await Person.account(app.url)
  const tabs = Array.from({ length: 6 }, () => new AbortController())
  const answers = []
  for (const { signal } of tabs) answers.push(await person.call("/api/live", { signal }))
  expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200, 200, 429])
  const refused = await answers.at(-1)?.json()
  expect(refused).toMatchObject({ error: { code: "too_many_requests", reason: "streams" } })
  tabs[0]?.abort()
  await expect.poll(async () => (await person.call("/api/live")).status).toBe(200)
  for (const tab of tabs) tab.abort()
})
