import { nanoid } from "nanoid"
import { createMemoryStore } from "../attachments/test-memory-store"
import { LocalHub } from "../bus/local-bus"
import type { Connection } from "../chat-store/database"
import { createLiveBus } from "../live/create-live-bus"
import { createDatabaseWatchers } from "../live/database-watchers"
import { noWatchersElsewhere } from "../live/watchers"
import { createObserver } from "../observe/observer"
import type { GenerationId } from "../protocol/ids"
import { createDatabaseLog } from "../stream-log/database-log"
import type { StreamLog } from "../stream-log/stream-log"
import type { Tools } from "../tools/tools"
import { ClosedLogs } from "./closed-logs"
import type { GenerationDeps } from "./deps"
import type { RunningGeneration } from "./running"
import { TestModel } from "./test-model"

const noTools: Tools = {
  forModel: async () => ({ tools: {}, ask: new Set(), approvalSecret: new Uint8Array(32) }),
  close: async () => {},
}

type Options = {
  graceMs?: number
  drainMs?: number
  titles?: boolean
  tools?: Tools
  /** What the instances of one deployment share; without it the instance thinks itself alone. */
  hub?: LocalHub
  log?: StreamLog
}

/** For unit tests: one instance of the server's core on a database that it may share with others, with a model that obeys. */
export function testInstance(
  connection: Connection,
  { graceMs = -1, drainMs = 1_000, titles = false, tools = noTools, hub, log }: Options = {},
) {
  const model = new TestModel()
  const instanceId = nanoid()
  const bus = (hub ?? new LocalHub()).join()
  const watchers = hub ? createDatabaseWatchers(connection.db, instanceId) : noWatchersElsewhere
  const observer = createObserver()
  const deps: GenerationDeps = {
    config: { DISCONNECT_GRACE_MS: graceMs, DRAIN_MS: drainMs, TITLES: titles },
    db: connection.db,
    log: log ?? createDatabaseLog(connection, { bus, watch: observer.logWatch }),
    models: model.models,
    tools,
    files: createMemoryStore(),
    pdf: { read: async () => "" },
    live: createLiveBus({ bus, db: connection.db, watchers }),
    observer,
    bus,
    watchers,
    instanceId,
    running: new Map<GenerationId, RunningGeneration>(),
    starting: new Set(),
    closedLogs: new ClosedLogs(connection.db),
    draining: false,
  }
  return { deps, model }
}
