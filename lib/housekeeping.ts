import { log } from "./observe/log"

const roundMs = 3_600_000

type Housekeeping = { round(): Promise<void>; stop(): void }

/**
 * Starts the hourly rounds that remove what is over: each chore in its turn, whatever became of the one before. `round` makes one
 * more, now.
 */
export function startHousekeeping(chores: Readonly<Record<string, () => Promise<void>>>): Housekeeping {
  const round = async () => {
    for (const [name, chore] of Object.entries(chores)) {
      await chore().catch((error) =>
        log.error({ err: error, chore: name }, "what is over could not be removed"),
      )
    }
  }
  const timer = setInterval(round, roundMs)
  timer.unref()
  void round()
  return { round, stop: () => clearInterval(timer) }
}
