import type { Conversation } from "./conversation.ts"
import { postcardSent } from "./mcp.ts"
import { spoken } from "./pace.ts"
import { type Step, toolCall } from "./script.ts"
import { splitTokens } from "./token-split.ts"
import { wordsFor } from "./words.ts"

const clock = "current_time"

/** The next step of the answer with tools: the date, which needs no permission; the postcard, which does; then the outcome. */
export function toolAnswer({ tools, calls, turns }: Conversation): Step[] {
  const words = wordsFor({ turns })
  const post = tools.find((name) => name.endsWith("send_postcard"))
  if (post === undefined) return [spoken(words.notOffered)]
  const outputOf = (name: string) => calls.find((call) => call.name === name)?.output
  if (tools.includes(clock) && outputOf(clock) === undefined)
    return [spoken(words.clockFirst), toolCall(clock, '{"timeZone":', '"UTC"}')]
  const posted = outputOf(post)
  if (posted === undefined) return [spoken(words.cardNow), written(post, dateIn(outputOf(clock)))]
  return [spoken(posted?.includes(postcardSent) ? words.answers.tool.before : words.refused)]
}

/** The call, with arguments that are written as slowly as the card would be. */
function written(name: string, date: string): Step {
  const message = `${date}. Dear Ada, the engine runs at last: it weaves words as your cards weave flowers. Nothing was lost on the way. Yours, Millrace`
  return { ...toolCall(name, ...splitTokens(JSON.stringify({ to: "Ada", message }))), perSecond: 25 }
}

const dateIn = (time: string | null | undefined) => time?.match(/\d{1,2} [A-Z][a-z]+ \d{4}/)?.[0] ?? "Today"
