import { expect } from "@playwright/test"
import { HOLD, type Step, tokens, tokenText } from "../../demo/script.ts"
import type { ModelServer } from "../fixtures/model-server.ts"
import type { RawViewer } from "../fixtures/raw-viewer.ts"
import { AnswerInView } from "./answer-in-view.ts"
import { endedAnswer } from "./stored-answer.ts"

const count = 300
/** What the model says to `beginCounting`, if it is let. */
export const wholeText = tokenText(count)
/** Twelve seconds of tokens, of which the first is there when the fault comes. */
const script: Step[] = ["w1 ", HOLD, tokens(count - 1, { from: 2, perSecond: 25 })]
/** After any fault (shared rule of all faults). */
const endedWithinMs = 60_000

/** An answer that has begun to stream. */
export async function beginCounting(viewer: RawViewer, modelServer: ModelServer): Promise<AnswerInView> {
  const scripted = modelServer.script(script)
  const answer = new AnswerInView()
  await answer.ask(viewer, "Count")
  await answer.expectText("w1 ")
  scripted.release()
  return answer
}

/** Complete or not: what is stored is a beginning of what the model said, and has all that was seen. */
export async function expectHonestEnd(viewers: readonly RawViewer[], answer: AnswerInView): Promise<void> {
  await answer.ended()
  for (const viewer of viewers) {
    const { text, outcome } = await endedAnswer(viewer, answer.chatId, endedWithinMs)
    expect(wholeText.startsWith(text), "stored is a beginning of what was said").toBe(true)
    expect(text.startsWith(answer.text), "seen is a beginning of what is stored").toBe(true)
    if (outcome?.status === "complete") expect(text).toBe(wholeText)
    else expect(["failed", "interrupted"]).toContain(outcome?.status)
  }
}

/** Asks at each of them, and reads to the end. */
export async function expectAnswers(viewers: readonly RawViewer[], modelServer: ModelServer): Promise<void> {
  for (const viewer of viewers) {
    modelServer.script(["I am well."])
    const answer = new AnswerInView()
    await answer.ask(viewer, "How are you?")
    await answer.ended()
    expect(answer.text).toBe("I am well.")
    expect(answer.finished).toBe(true)
  }
}
