import type { CallToolResult } from "@ai-sdk/mcp"
import type { Tool } from "ai"
import { log } from "../../observe/log"
import { ToolError } from "../tool-error"
import { type Connection, connect } from "./connection"
import type { McpServerSettings } from "./settings"

/** How long an answer waits for a server that is still connecting. */
const waitMs = 2_000
/** After a failure nothing is tried for this long: each answer would wait for it. */
const pauseMs = 30_000
const closeMs = 500

/** An MCP server that the configuration names: connected when the app starts, and again after it was lost. */
export class McpServer {
  readonly settings: McpServerSettings
  #connection: Promise<Connection | null> | null = null
  #failedAt = Number.NEGATIVE_INFINITY

  constructor(settings: McpServerSettings) {
    this.settings = settings
    void this.#connect()
  }

  /** Its tools by their own names; none while it cannot be reached. Never rejects. */
  async tools(signal: AbortSignal): Promise<Record<string, Tool>> {
    const enough = AbortSignal.any([signal, AbortSignal.timeout(waitMs)])
    const gaveUp = new Promise<null>((resolve) => {
      if (enough.aborted) resolve(null)
      enough.addEventListener("abort", () => resolve(null), { once: true })
    })
    return (await Promise.race([this.#connect(), gaveUp]))?.tools ?? {}
  }

  /**
   * Runs a tool. Where the server says that it does not know the session, a new one is begun and the call made there; nothing
   * that may have been run is ever run again. Rejects with a `ToolError` when the server itself refuses the call.
   */
  async call(tool: string, input: unknown, signal?: AbortSignal): Promise<CallToolResult> {
    const connection = await this.#reached()
    try {
      return await callTool(connection, tool, input, signal)
    } catch (error) {
      if (signal?.aborted) throw error
      if (connection.refused || !(error instanceof ToolError)) this.#drop(connection)
      if (!connection.refused) throw error
    }
    return callTool(await this.#reached(), tool, input, signal)
  }

  /** Ends the session; a server that does not answer is not waited for. */
  async close(): Promise<void> {
    const ended = this.#connection?.then((connection) => connection?.client.close())
    await Promise.race([ended, new Promise((resolve) => setTimeout(resolve, closeMs).unref())])
  }

  async #reached(): Promise<Connection> {
    const connection = await this.#connect()
    if (!connection) throw new ToolError(`The server ${this.settings.name} cannot be reached.`)
    return connection
  }

  #connect(): Promise<Connection | null> {
    if (!this.#connection && Date.now() - this.#failedAt < pauseMs) return Promise.resolve(null)
    this.#connection ??= connect(this.settings).catch((err) => {
      log.warn({ server: this.settings.name, err }, "an MCP server cannot be reached")
      this.#failedAt = Date.now()
      this.#connection = null
      return null
    })
    return this.#connection
  }

  #drop(connection: Connection) {
    this.#connection = null
    connection.client.close().catch(() => {
      /* it was lost already */
    })
  }
}

async function callTool({ client }: Connection, name: string, input: unknown, signal?: AbortSignal) {
  const args = { ...(input as Record<string, unknown>) }
  try {
    return await client.callTool({ name, arguments: args, options: signal ? { signal } : {} })
  } catch (cause) {
    // A JSON-RPC error has a number: the server answered that it will not.
    const answered = cause instanceof Error && typeof (cause as { code?: unknown }).code === "number"
    throw answered ? new ToolError(cause.message, { cause }) : cause
  }
}
