import { once } from "node:events"
import { createServer } from "node:http"
import type { AddressInfo } from "node:net"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { expect, onTestFinished, test } from "vitest"
import { checkNode, checkPort, checkSpace } from "./check-machine.ts"

test("a Node that is too old is said, with the way to the right one", () => {
  expect(checkNode("26.1.0", ">=22.18").state).toBe("good")
  expect(checkNode("22.18.0", ">=22.18").state).toBe("good")
  expect(checkNode("22.9.1", ">=22.18")).toMatchObject({
    state: "bad",
    says: "22.9.1 is older than 22.18",
    advice: expect.stringContaining("npm install"),
  })
})

test("a full disk is bad, a nearly full one is noted; the folder need not exist yet", () => {
  const folder = join(tmpdir(), "no", "such", "folder")
  const withMB = (bavail: number) => checkSpace(folder, () => ({ bavail, bsize: 1024 * 1024 })).state
  expect([withMB(99), withMB(500), withMB(5_000)]).toEqual(["bad", "note", "good"])
})

test("a free port is free", async () => {
  const { port, close } = await listen("")
  await close()
  expect(await checkPort({ HOST: "127.0.0.1", PORT: port })).toMatchObject({ state: "good" })
})

test.each([
  ["a Millrace that is well", '{"status":"ready"}', "good", "is well"],
  ["a Millrace that is not", '{"status":"draining"}', "bad", "not well"],
  ["another program", "<html>", "bad", "nothing of ours"],
])("a port that is taken by %s", async (_, body, state, says) => {
  const { port } = await listen(body)
  const finding = await checkPort({ HOST: "127.0.0.1", PORT: port })
  expect(finding).toMatchObject({ state, says: expect.stringContaining(says) })
})

async function listen(body: string) {
  const server = createServer((_, response) => response.end(body)).listen(0, "127.0.0.1")
  await once(server, "listening")
  const close = async () => void (server.listening && (await server[Symbol.asyncDispose]()))
  onTestFinished(close)
  return { port: (server.address() as AddressInfo).port, close }
}
