import type { Target } from "./client-process.ts"

/** What is measured. */
export type Contestant = {
  name: ContestantName
  title: string
  /** Starts it; null where this machine cannot. */
  start(context: Context): Promise<Running | null>
}

export type ContestantName = "direct" | "proxy" | "stock" | "millrace-pglite" | "millrace-postgres"

export type Context = {
  root: URL
  /** Temporary things go here. */
  folder: string
  upstreamPort: number
}

/** A contestant at work. */
export type Running = {
  target: Target
  /** The server's process; null for the upstream itself. */
  pid: number | null
  /** Port its inspector opens on when asked. */
  inspectorPort: number
  /** Its Postgres, where it has one. */
  databaseUrl?: string
  /** Processor time of its database, in microseconds, where that runs apart; the server's own does not hold it. */
  databaseCpuUs: (() => number) | null
  /** Processor time of its database where that is part of the server's. */
  workerCpuUs: (() => number) | null
  close(): Promise<void>
}

/** The address of the upstream as its users know it. */
export const baseUrl = (port: number) => `http://127.0.0.1:${port}/v1`
