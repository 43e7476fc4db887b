import type { ByteStore } from "../attachments/byte-store"
import type { PdfWords } from "../attachments/pdf-words"
import type { Bus } from "../bus/bus"
import type { Database } from "../chat-store/database"
import type { Config } from "../config"
import type { LiveBus } from "../live/live-bus"
import type { Watchers } from "../live/watchers"
import type { Models } from "../models/models"
import type { Observer } from "../observe/observer"
import type { GenerationId } from "../protocol/ids"
import type { StreamLog } from "../stream-log/stream-log"
import type { Tools } from "../tools/tools"
import type { ClosedLogs } from "./closed-logs"
import type { RunningGeneration } from "./running"

/** What making answers needs; interfaces only, the composition root picks the drivers. */
export type GenerationDeps = {
  config: Pick<Config, "DISCONNECT_GRACE_MS" | "DRAIN_MS" | "TITLES">
  db: Database
  log: StreamLog
  models: Models
  tools: Tools
  /** The bytes of attachments, and what reads their words. */
  files: ByteStore
  pdf: PdfWords
  live: LiveBus
  bus: Bus
  watchers: Watchers
  observer: Observer
  /** Names this process as a lease's owner. */
  instanceId: string
  running: Map<GenerationId, RunningGeneration>
  /** What is being claimed, and is in `running` when it was granted. */
  starting: Set<Promise<unknown>>
  closedLogs: ClosedLogs
  /** True from the moment the process was told to stop: no new generations. */
  draining: boolean
}
