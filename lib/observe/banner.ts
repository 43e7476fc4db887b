import { resolve } from "node:path"
import type { Server } from "../server"

/** What the terminal says when the server is ready. */
export function banner({ config, models, connection }: Server): string {
  const data = connection.kind === "pglite" ? resolve(config.DATA_DIR) : "the Postgres of DATABASE_URL"
  return [
    "",
    `  Millrace listens on http://${config.HOST}:${config.PORT}`,
    `  Answers come from   ${models.reason}`,
    `  Data lies in        ${data}`,
    "",
    "",
  ].join("\n")
}
