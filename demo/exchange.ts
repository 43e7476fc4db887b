import type { ServerResponse } from "node:http"
import { chatCompletionBody, chatCompletionsWire } from "./chat-completions.ts"
import { sendJson } from "./control.ts"
import type { Conversation } from "./conversation.ts"
import { demoAnswer, textOf } from "./personality.ts"
import { play, type Stage } from "./play.ts"
import { responseBody, responsesWire } from "./responses.ts"
import type { Script } from "./script-book.ts"
import { splitTokens } from "./token-split.ts"
import { clock, type RequestRecord, type Traffic } from "./traffic.ts"
import type { Wire } from "./wire.ts"

/** One request to be answered: by its script, or by the demo itself where there is none. */
export type Exchange = {
  traffic: Traffic
  script: Script | null
  record: RequestRecord
  response: ServerResponse
  conversation: Conversation
}

/** Answers until the script ends or the client leaves, and keeps the record true. */
export async function answerConversation(exchange: Exchange): Promise<void> {
  const left = watchSocket(exchange)
  if (exchange.conversation.stream) await stream(exchange, left)
  else answerAtOnce(exchange)
}

/** Notes when the socket closes and whether the answer was over by then; the signal says that the client left. */
function watchSocket({ traffic, record, response }: Exchange): AbortSignal {
  const left = new AbortController()
  response.once("finish", () => {
    if (record.answer === "sending") record.answer = "finished"
    record.answeredAt = clock()
    traffic.changed()
  })
  response.socket?.once("close", () => {
    record.socketClosedAt = clock()
    record.held = false
    if (record.answer === "sending") record.answer = "abandoned"
    traffic.changed()
    left.abort(new Error("the client left"))
  })
  return left.signal
}

async function stream({ traffic, script, record, response, conversation }: Exchange, signal: AbortSignal) {
  const stage: Stage = {
    response,
    wire: wireOf(record.path, conversation),
    signal,
    inputTokens: inputTokens(conversation),
    hold: () => holding(traffic, record, script?.hold(signal)),
    sent() {
      record.deltasSent += 1
      traffic.changed()
    },
    breaking() {
      record.answer = "broken"
    },
  }
  try {
    await play(script?.steps ?? demoAnswer(conversation), stage)
  } catch (error) {
    if (!signal.aborted) throw error
  }
}

function wireOf(path: string, { model, includeUsage }: Conversation): Wire {
  return path === "/v1/responses" ? responsesWire(model) : chatCompletionsWire(model, includeUsage)
}

async function holding(traffic: Traffic, record: RequestRecord, released: Promise<void> | undefined) {
  record.held = true
  traffic.changed()
  try {
    await released
  } finally {
    record.held = false
    traffic.changed()
  }
}

function answerAtOnce({ response, record, conversation }: Exchange) {
  const text = textOf(demoAnswer(conversation))
  const usage = { input: inputTokens(conversation), output: splitTokens(text).length }
  const toBody = record.path === "/v1/responses" ? responseBody : chatCompletionBody
  sendJson(response, 200, toBody(conversation.model, text, usage))
}

const inputTokens = ({ instructions, turns }: Conversation) =>
  splitTokens([instructions, ...turns.map((turn) => turn.text)].join("\n")).length
