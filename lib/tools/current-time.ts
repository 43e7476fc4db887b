import { tool } from "ai"
import { z } from "zod"
import type { BuiltInTool } from "./built-in-tool"
import { ToolError } from "./tool-error"

/** The date and time, in any time zone; the server does not know the user's. */
export const currentTime: BuiltInTool = { approval: "always", tool: createCurrentTime(() => new Date()) }

export function createCurrentTime(now: () => Date) {
  return tool({
    title: "Current time",
    description: "Tells the current date, weekday and time in a time zone.",
    inputSchema: z.object({
      timeZone: z
        .string()
        .max(100)
        .default("UTC")
        .describe("IANA name of the time zone, such as Europe/Berlin. Default: UTC."),
    }),
    execute: ({ timeZone }) => timeIn(timeZone, now()),
  })
}

function timeIn(timeZone: string, now: Date) {
  const format = formatIn(timeZone)
  const offset = format.formatToParts(now).find(({ type }) => type === "timeZoneName")?.value
  return { timeZone, local: format.format(now), offset, utc: now.toISOString() }
}

function formatIn(timeZone: string): Intl.DateTimeFormat {
  try {
    return new Intl.DateTimeFormat("en-GB", {
      timeZone,
      weekday: "long",
      day: "numeric",
      month: "long",
      year: "numeric",
      hour: "2-digit",
      minute: "2-digit",
      second: "2-digit",
      timeZoneName: "longOffset",
    })
  } catch (error) {
    throw new ToolError(`There is no time zone called "${timeZone}".`, { cause: error })
  }
}
