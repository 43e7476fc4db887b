import { type Conversation, lastUserText } from "./conversation.ts"
import { spoken, thought } from "./pace.ts"
import { type DemoPrompt, findPrompt, promptWithin } from "./prompts.ts"
import { delay, type Step } from "./script.ts"
import { toolAnswer } from "./tool-answer.ts"
import { asksToContinue, wordsFor } from "./words.ts"

const firstTokenMs = 300

/** The demo model's own answer, at the pace of a real one. The steady model leaves the faults out. */
export function demoAnswer(conversation: Conversation): Step[] {
  if (asksForTitle(conversation)) return [titleFor(conversation)]
  if (conversation.calls.length > 0) return [delay(firstTokenMs), ...toolAnswer(conversation)]
  const partial = partialToContinue(conversation)
  if (partial !== null) return [delay(firstTokenMs), spoken(restOf(partial, conversation))]
  const prompt = promptOf(conversation)
  const { answers, introduction } = wordsFor(conversation)
  if (prompt === undefined) return [delay(firstTokenMs), spoken(introduction)]
  if (prompt.id === "tool") return [delay(firstTokenMs), ...toolAnswer(conversation)]
  const { reasoning, before, fault, after } = answers[prompt.id]
  if (reasoning) return [delay(firstTokenMs), thought(reasoning), spoken(before)]
  const steady = conversation.model.endsWith("-steady")
  if (fault === undefined || steady) return [delay(firstTokenMs), spoken(before + after)]
  return [delay(firstTokenMs), spoken(before), fault]
}

/** All that the steps say, for a request that wants no stream. */
export function textOf(steps: readonly Step[]): string {
  return steps
    .map((step) => {
      if (typeof step === "string") return step
      return step.kind === "deltas" && step.as === undefined ? step.texts.join("") : ""
    })
    .join("")
}

const promptOf = (conversation: Conversation): DemoPrompt | undefined =>
  findPrompt(lastUserText(conversation))

// A person who wants a title for a novel streams the answer; the app asks for a chat's title without a stream.
const asksForTitle = (conversation: Conversation) =>
  /\btitle\b/i.test(conversation.instructions) ||
  (!conversation.stream && /\btitle\b/i.test(lastUserText(conversation)))

function titleFor(conversation: Conversation): string {
  const said = conversation.turns.filter((turn) => turn.role === "user").map((turn) => turn.text)
  const prompt = said.map(promptWithin).find((known) => known !== undefined)
  return prompt?.label ?? wordsFor(conversation).firstTitle
}

/** The unfinished answer that this request wants continued: by prefill, or by asking for it; null otherwise. */
function partialToContinue(conversation: Conversation): string | null {
  const { turns } = conversation
  const last = turns.at(-1)
  if (last?.role === "assistant") return last.text
  const answered = turns.findLast((turn) => turn.role === "assistant")
  return answered !== undefined && asksToContinue(last?.text ?? "") ? answered.text : null
}

function restOf(partial: string, conversation: Conversation): string {
  const { answers, introduction, nothingLeft } = wordsFor(conversation)
  const prompt = conversation.turns
    .map((turn) => (turn.role === "user" ? findPrompt(turn.text) : undefined))
    .findLast((known) => known !== undefined)
  const whole = prompt === undefined ? introduction : answers[prompt.id].before + answers[prompt.id].after
  return (whole.startsWith(partial.trimEnd()) && whole.slice(partial.length)) || nothingLeft
}
