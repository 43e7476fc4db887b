import { once } from "node:events"
import { readFileSync } from "node:fs"
import { connect, type Socket } from "node:net"
import { HOLD, tokens } from "../demo/script.ts"
import type { App } from "./fixtures/app.ts"
import type { ModelServer } from "./fixtures/model-server.ts"
import { RawViewer, readText } from "./fixtures/raw-viewer.ts"
import { expect, test } from "./fixtures/test.ts"

const burst = 20_000
const pausedReaders = 20
const allowedGrowthMb = 100

test.skip(process.platform !== "linux", "the server's memory is read from /proc")

test("readers that do not read cost no memory and slow nobody down", async ({ app, modelServer }) => {
  test.setTimeout(90_000)
  const viewer = await RawViewer.signIn(app.url)
  const chatId = crypto.randomUUID()
  await warmUp(viewer, modelServer)
  const script = modelServer.script(["begin ", HOLD, tokens(burst)])
  const stream = await viewer.ask(chatId, "Tell me everything")
  const paused = await Promise.all(
    Array.from({ length: pausedReaders }, () =>
      openWithoutReading(app, `/api/chat/${chatId}/stream`, viewer),
    ),
  )
  const memory = watchMemory(app.pid)
  script.release()
  const startedAt = performance.now()
  const text = await readText(stream, (soFar) => soFar.endsWith(`w${burst} `))
  const { growthMb } = memory.stop()
  console.log(
    `${burst} tokens past ${pausedReaders} paused readers: ${Math.round(performance.now() - startedAt)} ms, ` +
      `server memory +${growthMb.toFixed(0)} MB at most`,
  )
  expect(text.match(/w\d+ /g)).toHaveLength(burst)
  expect(growthMb, "growth of the server's memory in MB").toBeLessThan(allowedGrowthMb)
  for (const reader of paused) reader.destroy()
})

/** One whole answer of the same size first, so that what is measured is not the engine getting warm. */
async function warmUp(viewer: RawViewer, modelServer: ModelServer) {
  modelServer.script([tokens(burst)])
  await readText(await viewer.ask(crypto.randomUUID(), "Warm up"), () => false)
}

/** Resolves when the first bytes of the response have come; more than the socket's buffer is never read. */
async function openWithoutReading(app: App, path: string, viewer: RawViewer): Promise<Socket> {
  const socket = connect({ host: "127.0.0.1", port: app.port })
  const headers = Object.entries({ host: `127.0.0.1:${app.port}`, ...viewer.headers })
  const lines = headers.map(([name, value]) => `${name}: ${value}\r\n`).join("")
  socket.write(`GET ${path} HTTP/1.1\r\n${lines}\r\n`)
  await once(socket, "readable")
  return socket
}

/** Samples the resident memory of a process; `stop` tells by how much it exceeded its beginning. */
function watchMemory(pid: number) {
  const before = residentMb(pid)
  let peak = before
  const timer = setInterval(() => {
    peak = Math.max(peak, residentMb(pid))
  }, 50)
  return {
    stop() {
      clearInterval(timer)
      return { growthMb: Math.max(peak, residentMb(pid)) - before }
    },
  }
}

function residentMb(pid: number): number {
  const kilobytes = /^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1]
  return Number(kilobytes) / 1024
}
