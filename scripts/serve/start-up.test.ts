import { spawn } from "node:child_process"
import { once } from "node:events"
import { type AddressInfo, createServer } from "node:net"
import { text } from "node:stream/consumers"
import { fileURLToPath } from "node:url"
import { expect, test } from "vitest"

const script = fileURLToPath(new URL("../serve.ts", import.meta.url))

test("a port that is taken is said in one sentence, with the way out", async () => {
  await using server = createServer().listen(0, "127.0.0.1")
  await once(server, "listening")
  const { port } = server.address() as AddressInfo
  expect(await serve({ PORT: String(port), HOST: "127.0.0.1" })).toEqual({
    code: 1,
    said: `Port ${port} is taken by another program. Choose another one: PORT=${port + 1} npm start.\n`,
  })
})

test("an address of another machine is said in one sentence", async () => {
  const { code, said } = await serve({ PORT: "0", HOST: "192.0.2.1" })
  expect(code).toBe(1)
  expect(said).toBe(
    "192.0.2.1 is not an address of this machine. Set HOST to one that is, or to 0.0.0.0 for all.\n",
  )
})

test("a wrong setting is said by its name, without a stack", async () => {
  const { code, said } = await serve({ PORT: "many" })
  expect(code).toBe(1)
  expect(said).toMatch(/^Wrong setting\. PORT: .+\n$/)
})

test("an unknown argument is said", async () => {
  const { code, said } = await serve({}, ["--port", "4000"])
  expect(code).toBe(1)
  expect(said).toMatch(/^Unknown argument: --port 4000\. .+\n$/)
})

async function serve(env: Record<string, string>, args: string[] = []) {
  const child = spawn(process.execPath, [script, ...args], {
    env: { NODE_ENV: "production", PATH: process.env.PATH, ...env },
    stdio: ["ignore", "ignore", "pipe"],
  })
  const [said, [code]] = await Promise.all([text(child.stderr), once(child, "exit")])
  return { code, said }
}
