/**
 * A token of the benchmark is the moment it was written, so that its way can be timed wherever it is read: six characters of
 * base 36 in units of 10 µs on the machine's monotonic clock (they come round after six hours), and a space.
 */
export const tokenLength = 7

const unitsPerTurn = 36 ** 6

/** The machine's monotonic clock, the same for all processes, in units of 10 µs. */
export function nowInUnits(): number {
  return Number((process.hrtime.bigint() / 10_000n) % BigInt(unitsPerTurn))
}

export function writeToken(units: number): string {
  return `${units.toString(36).padStart(6, "0")} `
}

/** The token at `from`, in units. */
export function readToken(text: string, from: number): number {
  return Number.parseInt(text.slice(from, from + tokenLength - 1), 36)
}

/** Milliseconds from one moment to a later one. */
export function msBetween(from: number, to: number): number {
  return ((to - from + unitsPerTurn) % unitsPerTurn) / 100
}

/** Mixes a token into the fingerprint of a text, so that two sides can compare what they wrote and read. */
export function mix(fingerprint: number, units: number): number {
  return (Math.imul(fingerprint, 31) + units) | 0
}
