import * as fc from "fast-check"
import { afterAll, beforeAll, expect, test } from "vitest"
import type { Connection } from "../chat-store/database"
import { openTestDatabase } from "../chat-store/test-database"
import { addTestUser } from "../chat-store/test-user"
import { AppError } from "../errors"
import { type ChatId, type GenerationId, newChatId, newMessageId, type UserId } from "../protocol/ids"
import { reap } from "./reap"
import { startGeneration } from "./start"
import { stopGeneration } from "./stop"
import { testInstance } from "./test-instance"
import { viewGeneration } from "./view"

const runs = 500

/** What a user, a network or a crash may do next. */
type Action =
  | "start"
  | "join"
  | "refused"
  | "say"
  | "end"
  | "fail"
  | "stop"
  | "enter"
  | "leave"
  | "crash"
  | "wake"
const action = fc.constantFrom<Action[]>(
  "start",
  "start",
  "join",
  "refused",
  "say",
  "say",
  "say",
  "end",
  "fail",
  "stop",
  "enter",
  "leave",
  "crash",
  "wake",
)

let connection: Connection
let userId: UserId
beforeAll(async () => {
  connection = await openTestDatabase()
  userId = await addTestUser(connection.db)
})
afterAll(() => connection.close())

type Instance = ReturnType<typeof testInstance>
type Request = Parameters<typeof startGeneration>[1]["request"]

/** One chat, its user's viewers, and the instances that one after another make its answers. */
class World {
  readonly chatId: ChatId = newChatId()
  readonly instances: Instance[] = [testInstance(connection)]
  readonly viewers: { leave: AbortController; text: string; done: Promise<void> }[] = []
  readonly ids = new Set<GenerationId>()
  last: Request | null = null

  get current(): Instance {
    return this.instances.at(-1) as Instance
  }

  get running() {
    return [...this.current.deps.running.values()][0]
  }

  async do(action: Action): Promise<void> {
    if (action === "start" && !this.running) await this.start(this.ask())
    if (action === "join" && this.last && this.running) await this.start(this.last)
    if (action === "refused" && this.running) await expectRefusal(this.start(submitTo(this.chatId)))
    if (this.running && ["say", "end", "fail"].includes(action)) await this.speak(action)
    if (action === "stop" && this.ids.size > 0)
      await stopGeneration(this.current.deps, { chatId: this.chatId, userId })
    if (action === "enter" && this.running) this.enter(this.running.identity.id)
    if (action === "leave") this.viewers.at(-1)?.leave.abort()
    if (action === "crash") await this.crash()
    if (action === "wake") for (const zombie of this.instances.slice(0, -1)) zombie.model.say("zombie")
    // Of the instance that lives: a zombie hears of its end when it writes.
    if (!this.running) expect(this.current.model.open).toBe(0)
  }

  ask(): Request {
    this.last = submitTo(this.chatId)
    return this.last
  }

  async start(request: Request): Promise<void> {
    this.ids.add((await startGeneration(this.current.deps, { userId, request })).generationId)
  }

  async speak(action: Action) {
    const { running } = this
    await this.current.model.asked
    if (action === "say") return this.current.model.say(`${Math.random()} `)
    if (action === "end") this.current.model.end()
    else this.current.model.fail({ status: "failed", code: "provider_error" })
    await running?.done
  }

  enter(id: GenerationId) {
    const viewer = { leave: new AbortController(), text: "", done: Promise.resolve() }
    const { deps } = this.current
    viewer.done = (async () => {
      for await (const { json } of viewGeneration(deps, id, { after: 0, signal: viewer.leave.signal })) {
        const chunk = JSON.parse(json)
        if (chunk.type === "text-delta") viewer.text += chunk.delta
      }
    })()
    this.viewers.push(viewer)
  }

  /** The process is gone (its zombie may wake up); another one finds the lease lost. */
  async crash() {
    for (const viewer of this.viewers) viewer.leave.abort()
    await connection.query(
      "update generations set lease_until = now() - interval '1 second' where chat_id = $1 and ended_at is null",
      [this.chatId],
    )
    this.instances.push(testInstance(connection))
    await reap(this.current.deps)
  }

  async close() {
    if (this.running) await stopGeneration(this.current.deps, { chatId: this.chatId, userId })
    for (const { deps, model } of this.instances.slice(0, -1)) {
      model.end()
      for (const running of deps.running.values()) running.end("stopped")
      await Promise.all([...deps.running.values()].map((running) => running.done))
    }
    for (const viewer of this.viewers) {
      viewer.leave.abort()
      await viewer.done
    }
  }
}

function submitTo(id: ChatId): Request {
  const message = { id: newMessageId(), role: "user" as const, parts: [{ type: "text" as const, text: "q" }] }
  return { id, trigger: "submit-message", message }
}

async function expectRefusal(work: Promise<void>) {
  const error = await work.then(
    () => null,
    (error: unknown) => error,
  )
  expect(error).toBeInstanceOf(AppError)
  expect(error).toMatchObject({ code: "generation_running" })
}

test("I1 I3 I4 I5 I8: whatever happens, each generation has one outcome, a gapless log, and what was seen", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(action, { minLength: 4, maxLength: 14 }), async (actions) => {
      const world = new World()
      for (const next of actions) await world.do(next)
      await world.close()
      await expectWhole(world)
    }),
    { numRuns: runs },
  )
}, 300_000)

async function expectWhole(world: World) {
  const { rows } = await connection.query(
    `select g.id, g.outcome, m.parts, m.metadata, count(e.seq)::int as entries, max(e.seq) as highest,
       sum(e.last::int)::int as ends, max(e.seq) filter (where e.last) as end
     from generations g join messages m on m.id = g.message_id left join stream_entries e on e.generation_id = g.id
     where g.chat_id = $1 group by g.id, m.id`,
    [world.chatId],
  )
  expect(rows.map((row) => row.id).toSorted()).toEqual([...world.ids].toSorted())
  for (const row of rows) {
    expect(row).toMatchObject({ ends: 1, entries: row.highest, end: row.highest })
    expect(JSON.parse(String(row.metadata)).outcome).toEqual(JSON.parse(String(row.outcome)))
    expect(String(row.parts)).not.toContain("zombie")
  }
  const saved = rows.map((row) =>
    JSON.parse(String(row.parts))
      .map((part: { text?: string }) => part.text ?? "")
      .join(""),
  )
  for (const viewer of world.viewers) expect(saved.some((text) => text.startsWith(viewer.text))).toBe(true)
  expect(world.instances.map(({ model }) => model.open)).toEqual(world.instances.map(() => 0))
}
