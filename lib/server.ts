import { randomUUID } from "node:crypto"
import { createByteStore } from "./attachments/create-byte-store"
import { PdfReader } from "./attachments/pdf-reader"
import { sweepAttachments, sweepSoon } from "./attachments/remove"
import { type Auth, createAuth } from "./auth/auth"
import { forgetExpired } from "./auth/housekeeping"
import { createMailer } from "./auth/mailer"
import { authSecret } from "./auth/secret"
import { startCheckpoints } from "./chat-store/checkpoints"
import { getConnection } from "./chat-store/connect"
import type { Connection } from "./chat-store/database"
import { startVacuum } from "./chat-store/vacuum"
import { type Config, readConfig } from "./config"
import { Demo } from "./demo"
import { ClosedLogs } from "./generation/closed-logs"
import type { GenerationDeps } from "./generation/deps"
import { drain } from "./generation/drain"
import { endUser } from "./generation/end-user"
import { expireChats } from "./generation/expire-chats"
import { startKeeper } from "./generation/keeper"
import { reap } from "./generation/reap"
import { startHousekeeping } from "./housekeeping"
import { joinFleet } from "./join-fleet"
import { createLimits, type Limits } from "./limits/limits"
import { createLiveBus } from "./live/create-live-bus"
import { forgetWatchers } from "./live/database-watchers"
import { createModels } from "./models/create-models"
import type { InstanceSampler } from "./observe/instance-sampler"
import { createObserver } from "./observe/observer"
import { watchProcess } from "./observe/watch-process"
import type { UserId } from "./protocol/ids"
import { createTools } from "./tools/create-tools"

/** Everything a handler works with. */
export type Server = Omit<GenerationDeps, "config"> & {
  config: Config
  auth: Auth
  limits: Limits
  connection: Connection
  /** One round of what the timers do, for a process that is stopped between requests. */
  tidy(): Promise<void>
  /** How this process was doing lately. */
  sampler: InstanceSampler
  /** Milliseconds since 1970. */
  startedAt: number
  /** Drains, waits until nobody asks any more, then closes what is open. The process may exit after it. */
  shutDown(finishRequests: () => Promise<void>): Promise<void>
}

// Routes, pages and instrumentation each get their own instance of this module: one server for all of them.
const shared = globalThis as typeof globalThis & { millraceServer?: Promise<Server> }

/** The composition root: the only place that picks drivers. Made once a process. */
export function getServer(): Promise<Server> {
  shared.millraceServer ??= createServer(readConfig())
  return shared.millraceServer
}

async function createServer(config: Config): Promise<Server> {
  const connection = await getConnection(config)
  const secret = await authSecret(config.AUTH_SECRET, config.DATA_DIR)
  const demo = new Demo()
  const models = await createModels(config, { demoUrl: () => demo.start() })
  const instanceId = randomUUID()
  const observer = createObserver()
  const { log, bus, watchers, leave } = await joinFleet(config, {
    connection,
    instanceId,
    watch: observer.logWatch,
  })
  const deps: GenerationDeps = {
    config,
    db: connection.db,
    log,
    models,
    tools: createTools(config, { secret, servers: demo.mcpServers }),
    files: createByteStore(config),
    pdf: new PdfReader(),
    live: createLiveBus({ bus, db: connection.db, watchers }),
    observer,
    bus,
    watchers,
    instanceId,
    running: new Map(),
    starting: new Set(),
    closedLogs: new ClosedLogs(connection.db),
    draining: false,
  }
  const sampler = watchProcess(deps)
  const mailer = await createMailer(config)
  const beforeDelete = (userId: UserId) => endUser(deps, userId)
  const afterDelete = () => sweepSoon(deps)
  const auth = createAuth(connection.db, { config, secret, mailer, beforeDelete, afterDelete })
  const limits = createLimits(connection.db, config, secret)
  const keeper = await startKeeper(deps, { soleOwner: connection.kind === "pglite" })
  const vacuum = startVacuum(connection)
  const checkpoints = startCheckpoints(connection)
  const housekeeping = startHousekeeping({
    expired: () => forgetExpired(connection.db),
    watchers: () => forgetWatchers(connection.db),
    chats: () => expireChats(deps),
    // After those that go take their chats along.
    attachments: () => sweepAttachments(deps),
    vacuum: vacuum.all,
  })
  const tidy = async () => {
    await reap(deps)
    await housekeeping.round()
  }
  const shutDown = async (finishRequests: () => Promise<void>) => {
    await drain(deps)
    await finishRequests()
    keeper.stop()
    housekeeping.stop()
    vacuum.stop()
    checkpoints.stop()
    sampler.stop()
    await deps.tools.close()
    await leave()
    await connection.close()
  }
  return Object.assign(deps, {
    config,
    auth,
    limits,
    connection,
    sampler,
    startedAt: Date.now(),
    tidy,
    shutDown,
  })
}
