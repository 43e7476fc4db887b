import { z } from "zod"

/** Text for a database column: without NUL, which Postgres does not take. What is stored as JSON may have it. */
export const plainText = z.string().refine((text) => !text.includes("\u0000"), "must not contain NUL")
