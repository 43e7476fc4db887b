import { HOLD } from "../../demo/script.ts"
import { App } from "../fixtures/app.ts"
import { hasPostgres, Postgres } from "../fixtures/postgres.ts"
import { test as base, expect } from "../fixtures/test.ts"
import { Person, password } from "./person.ts"

type Instances = { one: App; two: App }

const test = base.extend<object, { instances: Instances }>({
  instances: [
    async ({ workerModelServer }, use) => {
      const postgres = await Postgres.start()
      const env = {
        DATABASE_URL: await postgres.createDatabase(),
        AUTH_SECRET: "one secret for both instances",
        OPENAI_BASE_URL: workerModelServer.url,
        FIRST_TOKEN_MS: "300000",
        STALL_MS: "300000",
        REQUESTS_PER_MINUTE: "40",
        CONCURRENT_ANSWERS: "2",
        GUESTS_PER_HOUR: "6",
      }
      const [one, two] = await Promise.all([App.start(env), App.start(env)])
      await use({ one, two })
      await Promise.all([one.close(), two.close()])
      await postgres.close()
    },
    { scope: "worker", timeout: 120_000 },
  ],
})

test.skip(!hasPostgres, "PostgreSQL is not installed")

test("limits hold over two instances: requests, answers at once, tries at a password", async ({
  instances: { one, two },
  workerModelServer,
}) => {
  const email = `${crypto.randomUUID()}@example.org`
  const here = await Person.account(one.url, email)
  const there = here.at(two.url)

  for (const script of [HOLD, HOLD]) workerModelServer.script([script])
  const ids = [crypto.randomUUID(), crypto.randomUUID()]
  const [first, second] = [await here.ask(ids[0] as string, "one"), await there.ask(ids[1] as string, "two")]
  for (const person of [here, there])
    await expect(person.ask(crypto.randomUUID(), "a third")).rejects.toThrow(/"reason":"answers"/)
  await Promise.all([first.body?.cancel(), second.body?.cancel()])

  const statuses: number[] = []
  for (let i = 0; i < 60; i++) {
    const answer = await (i % 2 ? here : there).call("/api/chats")
    statuses.push(answer.status)
    await answer.text()
  }
  const before = statuses.filter((status) => status === 200).length
  expect(before, "requests of the minute that were left for both together").toBeLessThan(40)
  expect(statuses.slice(before)).toEqual(statuses.slice(before).map(() => 429))

  // Stopping is free, and the other instance's answer is reached too.
  for (const [person, id] of [
    [there, ids[0]],
    [here, ids[1]],
  ] as const)
    expect((await person.call(`/api/chat/${id}/stop`, { method: "POST", body: {} })).status).toBe(200)

  const tries: number[] = []
  for (let i = 0; i < 12; i++) {
    const body = { email, password: i === 11 ? password : `guess number ${i}` }
    const person = Person.nobody(i % 2 ? one.url : two.url)
    tries.push((await person.call("/api/auth/sign-in/email", { method: "POST", body })).status)
  }
  expect(tries).toEqual([...Array(10).fill(401), 429, 429])
})

test("guests of an address are counted once over two instances", async ({ instances: { one, two } }) => {
  const statuses: number[] = []
  for (let i = 0; i < 8; i++)
    statuses.push((await Person.nobody(i % 2 ? one.url : two.url).call("/api/session")).status)
  expect(statuses).toEqual([...Array(6).fill(200), 429, 429])
})
