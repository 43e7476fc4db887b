import { readdir, readFile } from "node:fs/promises"
import { setPriority } from "node:os"

/** As Node.js 24 and later name the threads in which V8 compiles and collects garbage. */
const helperName = "node-V8Worker"

/** Above 10 (of -20 to 19) the event loop waits for them where it needs what they do: a send costs a third more at 19. */
const niceness = 10

/**
 * Lets V8's helper threads give way to the event loop. There are four, of the same rank as it: where they share one processor with it, they
 * leave it a fifth while they mark and sweep, and every text waits for a tenth of a second. Resolves to how many there were; 0 where
 * threads have no priorities of their own (anything but Linux).
 */
export async function lowerHelperThreads(): Promise<number> {
  const folder = "/proc/self/task"
  const threads = await readdir(folder).catch(() => [])
  const names = await Promise.all(
    threads.map((thread) => readFile(`${folder}/${thread}/comm`, "utf8").catch(() => "")),
  )
  const helpers = threads.filter((_, index) => names[index]?.trim() === helperName)
  return helpers.filter((helper) => lower(Number(helper))).length
}

function lower(thread: number): boolean {
  try {
    setPriority(thread, niceness)
    return true
  } catch {
    return false // It has just ended, or this machine forbids it.
  }
}
