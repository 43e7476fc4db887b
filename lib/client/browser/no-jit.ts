import { config } from "zod"

// The policy of pages forbids compiling strings; without this, zod tries it and the attempt is reported as a violation. To be
// imported before any schema is.
config({ jitless: true })
