import { setUpLog } from "../../lib/observe/log"

// Every answer logs a line; a test that wants to see it captures the log.
setUpLog({ LOG_LEVEL: "error", LOG_FORMAT: "json" })
