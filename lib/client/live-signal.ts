import type { LiveEvent } from "../protocol/live"

/** What a tab hears: the server's events, and `resync` when some may have been missed. */
export type LiveSignal = LiveEvent | { type: "resync" }
