/** Longest that a user may tell the model in one field, in characters. */
export const instructionMaxLength = 4_000
