import { resolve } from "node:path"
import type { Server } from "../server"

/** What the terminal says when the server is ready, in five lines. */
export function banner(server: Pick<Server, "config" | "models" | "connection">): string {
  const { config, models } = server
  const at = config.PUBLIC_URL ?? `http://${config.HOST}:${config.PORT}`
  return [
    "",
    `  Millrace listens on http://${config.HOST}:${config.PORT}`,
    `  Answers come from   ${models.reason}`,
    `  Data lies in        ${placeOfData(server)}`,
    `  The operator        ${operator(config.AUTH)}, and sees how it runs at ${at.replace(/\/$/, "")}/status`,
    `  Good to know        ${hint(server)}`,
    "",
    "",
  ].join("\n")
}

function placeOfData({ config, connection }: Pick<Server, "config" | "connection">): string {
  return connection.kind === "pglite" ? resolve(config.DATA_DIR) : "the Postgres of DATABASE_URL"
}

function operator(mode: Server["config"]["AUTH"]): string {
  return mode === "single-user" ? "is whoever reaches the server" : "is the first account that signs up"
}

/** What helps most next. */
function hint({ config, models }: Pick<Server, "config" | "models">): string {
  if (models.list()[0]?.scripted)
    return "OPENAI_API_KEY=… npm start asks a real model; README.md has all settings"
  if (config.HOST !== "localhost" && !config.PUBLIC_URL)
    return "PUBLIC_URL=https://… lets it be reached by that name; /diagnostics tests the proxy in front"
  return "/diagnostics tests the proxy in front; docs/operations.md says what to watch"
}
