import { nanoid } from "nanoid"
import type { Connection } from "../chat-store/database"
import { createLocalLiveBus } from "../live/local-live-bus"
import type { GenerationId } from "../protocol/ids"
import { createDatabaseLog } from "../stream-log/database-log"
import type { Tools } from "../tools/tools"
import type { GenerationDeps } from "./deps"
import type { RunningGeneration } from "./running"
import { TestModel } from "./test-model"

const noTools: Tools = {
  forModel: async () => ({ tools: {}, ask: new Set(), approvalSecret: new Uint8Array(32) }),
  close: async () => {},
}

/** For unit tests: one instance of the server's core on a database that it may share with others, with a model that obeys. */
export function testInstance(
  connection: Connection,
  { graceMs = -1, drainMs = 1_000, titles = false, tools = noTools } = {},
) {
  const model = new TestModel()
  const deps: GenerationDeps = {
    config: { DISCONNECT_GRACE_MS: graceMs, DRAIN_MS: drainMs, TITLES: titles },
    db: connection.db,
    log: createDatabaseLog(connection),
    models: model.models,
    tools,
    live: createLocalLiveBus(),
    instanceId: nanoid(),
    running: new Map<GenerationId, RunningGeneration>(),
    draining: false,
  }
  return { deps, model }
}
