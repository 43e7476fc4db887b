// Apart from the schemas that hold to them, so that a page which shows a limit does not load zod.

/** Characters of a chat's own instructions. */
export const maxInstructions = 8_000
/** Sampling temperature. */
export const maxTemperature = 2
