import { spawnSync } from "node:child_process"
import { mkdtempDisposableSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { expect, test } from "vitest"
import { freePort } from "../../e2e/fixtures/free-port.ts"

async function doctor(env: Record<string, string>) {
  using folder = mkdtempDisposableSync(join(tmpdir(), "millrace-doctor-"))
  const args = ["--import", "./scripts/bootstrap/without-extensions.mjs", "scripts/doctor/main.ts"]
  const settings = {
    PORT: String(await freePort()),
    DATA_DIR: folder.path,
    LOCAL_MODEL_PROBE: "false",
    ...env,
  }
  const options = {
    encoding: "utf8",
    env: { PATH: process.env.PATH, NODE_ENV: "production", ...settings },
  } as const
  return spawnSync(process.execPath, args, options)
}

test("where nothing is wrong it says so and ends with 0", async () => {
  const { status, stdout, stderr } = await doctor({})
  expect(stderr).toBe("")
  expect(stdout.trim().split("\n").at(-1)).toBe("All is well.")
  expect(status).toBe(0)
})

test("a problem is told with its way out, and it ends with 1", async () => {
  const port = await freePort()
  const { status, stdout } = await doctor({ DATABASE_URL: `postgres://a@127.0.0.1:${port}/b` })
  expect(stdout).toContain(`→ Start PostgreSQL at 127.0.0.1:${port}`)
  expect(stdout.trim().split("\n").at(-1)).toBe("Problems: 1")
  expect(status).toBe(1)
})

test("a wrong setting is named", async () => {
  const { status, stdout } = await doctor({ AUTH: "everybody" })
  expect(stdout).toMatch(/✗ settings {3}Wrong setting\. AUTH: /)
  expect(status).toBe(1)
})
