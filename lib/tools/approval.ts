import { z } from "zod"

/** When a tool runs: once the user allowed this call, by itself, or not at all (then no model learns of it). */
export const approval = z.enum(["ask", "always", "never"])
export type Approval = z.infer<typeof approval>
