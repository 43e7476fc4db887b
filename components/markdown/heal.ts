import type remend from "remend"

let healer: typeof remend | null = null

/**
 * Fetches what `heal` needs. It is wanted while text grows, not for the first paint; a server renders without it, and the
 * browser must begin with the same.
 */
export async function loadHealer(): Promise<void> {
  try {
    healer ??= (await import("remend")).default
  } catch {
    /* the network is away: what is unfinished shows its markup */
  }
}

/** Markdown whose unfinished markup at the end is shown as if it were closed. */
export function heal(text: string): string {
  return healer ? healer(text) : text
}
