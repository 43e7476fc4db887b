import { chmodSync, mkdtempDisposableSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { setTimeout as sleep } from "node:timers/promises"
import { parseArgs } from "node:util"
import { calm } from "./load/bench.ts"
import { contestants } from "./load/contestants.ts"
import { bothCores, loadCore, pin } from "./load/cores.ts"
import { Inspector } from "./load/inspector.ts"
import { Remote } from "./load/remote.ts"
import type { UpstreamCalls } from "./load/upstream-process.ts"
import { drawMood, Reader } from "./soak/reader.ts"
import { reportOf } from "./soak/report.ts"
import { connectionsTo, openFiles, Samples } from "./soak/samples.ts"

// `npm run soak -- --minutes 10 --generations 300`: keeps that many answers of 10 tokens a second running, with slow readers, some
// who come back and some who stop, and looks for a token that was lost or came twice, and for anything that grows.
const { values: options } = parseArgs({
  options: {
    minutes: { type: "string", default: "10" },
    generations: { type: "string", default: "300" },
    on: { type: "string", default: "millrace-pglite" },
  },
})
const minutes = Number(options.minutes)
const generations = Number(options.generations)
const contestant = contestants.find(({ name }) => name === options.on)
if (!contestant)
  throw new Error(`There is no ${options.on}; there are ${contestants.map(({ name }) => name)}.`)

using folder = mkdtempDisposableSync(join(tmpdir(), "millrace-soak-"))
// Postgres runs under an account of its own and has to reach its folder.
chmodSync(folder.path, 0o755)
const upstream = new Remote<UpstreamCalls>("upstream-process.ts", loadCore)
const upstreamPort = await upstream.call("listen", null)
const running = await contestant.start({
  root: new URL("..", import.meta.url),
  folder: folder.path,
  upstreamPort,
})
if (running === null || running.pid === null) throw new Error(`${contestant.title} cannot be started here.`)

const { target, pid } = running
pin(pid, bothCores)
const inspector = await Inspector.open(pid, running.inspectorPort as number)
// What is opened once is opened by the first answer.
await new Reader({ url: target.url, cookie: target.cookies[0] ?? "" }, "plain").read()
await calm(running)
const before = { files: openFiles(pid, { outsideOf: folder.path }), upstream: connectionsTo(upstreamPort) }
const samples = await Samples.begin(pid, inspector)
const until = performance.now() + minutes * 60_000
const slots = Array.from({ length: generations }, (_, slot) => occupy(slot))
const readers = (await Promise.all(slots)).flat()
await samples.end()
await calm(running)
// Sockets that were closed are gone when the event loops have come round.
await sleep(2_000)
const after = { files: openFiles(pid, { outsideOf: folder.path }), upstream: connectionsTo(upstreamPort) }
const { text, isSound } = await reportOf({
  title: contestant.title,
  readers,
  samples,
  minutes,
  before,
  after,
  upstream,
})
console.log(text)
process.exitCode = isSound ? 0 : 1
inspector.close()
await running.close()
upstream.close()

/** One place in which an answer is always being made: when one ends, another begins. */
async function occupy(slot: number): Promise<Reader[]> {
  const done: Reader[] = []
  // Not all at the same instant: people come over some seconds.
  await sleep((slot * 10_000) / generations)
  while (performance.now() < until) {
    const cookie = target.cookies[slot % target.cookies.length] ?? ""
    const reader = new Reader({ url: target.url, cookie }, drawMood())
    await reader.read()
    done.push(reader)
  }
  return done
}
