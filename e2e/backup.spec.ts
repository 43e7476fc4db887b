import { cpSync, mkdtempDisposableSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { App } from "./fixtures/app.ts"
import { ModelServer } from "./fixtures/model-server.ts"
import { hasPostgres, Postgres } from "./fixtures/postgres.ts"
import { expect, test } from "./fixtures/test.ts"
import { Person } from "./security/person.ts"

// What docs/operations.md tells to do, step by step.

test("the embedded database: a copy of the folder of a stopped server brings everything back, sessions too", async ({
  app,
  modelServer,
}) => {
  using backup = mkdtempDisposableSync(join(tmpdir(), "millrace-backup-"))
  const person = await Person.account(app.url)
  modelServer.script(["Four."])
  const before = await person.chat("What is two and two?")
  await app.kill("SIGTERM")
  cpSync(app.dataDir, join(backup.path, "data"), { recursive: true })
  await app.start()
  modelServer.script(["Blue."])
  const after = await person.chat("Which colour has the sky?")

  await app.kill("SIGKILL")
  rmSync(app.dataDir, { recursive: true })
  cpSync(join(backup.path, "data"), app.dataDir, { recursive: true })
  await app.start()
  expect(await (await person.call(`/api/chat/${before}`)).text()).toContain("Four.")
  expect((await person.call(`/api/chat/${after}`)).status).toBe(404)
})

test("PostgreSQL: pg_dump while the server runs, pg_restore into a new database", async () => {
  test.skip(!hasPostgres, "PostgreSQL is not installed")
  const postgres = await Postgres.start()
  const model = await ModelServer.start()
  const env = { AUTH_SECRET: "the same secret before and after", OPENAI_BASE_URL: model.url }
  const first = await App.start({ ...env, DATABASE_URL: await postgres.createDatabase("before") })
  let second: App | null = null
  try {
    const person = await Person.account(first.url)
    model.script(["Four."])
    const id = await person.chat("What is two and two?")
    await postgres.run("pg_dump", "--format=custom", "--file=backup.dump", postgres.url("before"))
    const restored = await postgres.createDatabase("after")
    await postgres.run("pg_restore", "--no-owner", "--exit-on-error", `--dbname=${restored}`, "backup.dump")
    second = await App.start({ ...env, DATABASE_URL: restored })
    const there = person.at(second.url)
    expect(await (await there.call(`/api/chat/${id}`)).text()).toContain("Four.")
    model.script(["Blue."])
    await there.chat("Which colour has the sky?")
  } finally {
    await Promise.all([first.close(), second?.close()])
    await model.close()
    await postgres.close()
  }
})
