import { config } from "zod"

// A worker has settings of its own (those of pages: instrumentation-client.ts): nothing compiles strings here either. To be
// imported before any schema is.
config({ jitless: true })
