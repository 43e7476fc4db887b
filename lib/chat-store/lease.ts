import { sql } from "drizzle-orm"

/** How long a producer may go without renewing before any instance may end its generation, in seconds (I8). */
export const leaseSeconds = 15
/** From now, by the database's clock. */
export const leaseUntil = sql`now() + make_interval(secs => ${leaseSeconds})`
/** The epoch of whoever claims it. */
export const firstEpoch = 1
