import type { GenerationId } from "../protocol/ids"
import type { Tail } from "./tail"

/** Brings what writers of other processes commit to the tails of this one. */
export interface Feed {
  /** The tail has readers here and no writer, or may have: it is fed until it ends or nobody reads it. */
  follow(tail: Tail): void
  /** This process committed entries to a log, or removed it. */
  grew(id: GenerationId): void
  /** A writer of this process goes on where one elsewhere was. */
  tookOver(id: GenerationId): void
  /** The writer of this process has written its last. */
  done(id: GenerationId): void
  stop(): void
}
