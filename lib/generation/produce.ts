import type { FinishReason } from "ai"
import type { ModelSession } from "../models/models"
import type { ChatMessage } from "../protocol/message"
import type { StartRequest } from "../protocol/requests"
import { Answer } from "./answer"
import { mayRun, waitsForApproval } from "./approval"
import { readAttached, withFiles } from "./attached-files"
import { appendTo, stitchTo } from "./continuation"
import { decideOutcome } from "./decide-outcome"
import type { GenerationDeps } from "./deps"
import { eitherSignal } from "./either-signal"
import { finish } from "./finish"
import { type Conversation, modelMessages } from "./history"
import type { OwnInstructions } from "./instructions"
import { lastingMetadata } from "./metadata"
import { pump } from "./pump"
import type { RunningGeneration } from "./running"

/** What is asked of the model, with all that is stored about it. */
type Asked = {
  request: StartRequest
  model: string | null
  conversation: Conversation
  own: OwnInstructions
  /** The chat's own; undefined where the provider's counts. */
  temperature: number | undefined
}

/**
 * Makes one answer: model → log, then message and outcome, then the end of the log. Reaches exactly one outcome whatever
 * happens, and never rejects.
 */
export async function produce(
  deps: GenerationDeps,
  self: RunningGeneration,
  { request, model, conversation: { before, answer: stored }, own, temperature }: Asked,
): Promise<void> {
  const writer = deps.log.create(self.identity.id)
  const session = deps.models.open(model, {
    onNotice: (data) => {
      self.record.notice(data)
      answer.notify({ type: "data-notice", data, transient: true })
    },
    onAttempt: (event) => self.record.attempt(event),
  })
  const answer = new Answer(writer, () => {
    const model = session.answeredBy()
    self.record.spoke(model)
    return model
  })
  let finishReason: FinishReason | null = null
  let threw: unknown = null
  try {
    begin(answer, self, session, stored, request)
    const { signal } = eitherSignal(self.signal, writer.signal)
    // One answer to several questions: on record now, and the model goes on after the last.
    if (waitsForApproval(stored.parts)) finishReason = "tool-calls"
    else {
      const { capabilities } = session.info
      const [offered, attached] = await Promise.all([
        deps.tools.forModel(session.info, signal),
        readAttached(deps, before, { chatId: self.identity.chatId, capabilities }),
      ])
      const asked = { answered: answer.draft.parts, tools: offered.tools }
      const messages = withFiles(await modelMessages(attached.messages, asked), attached.files)
      // On record before it runs, so that it does not run again after a crash.
      if (mayRun(stored.parts)) await writer.flush()
      finishReason = await pump({ session, messages, offered, own, temperature }, answer, signal)
    }
  } catch (error) {
    threw = error
  }
  const outcome = decideOutcome({
    cause: self.cause,
    fault: session.fault?.outcome ?? null,
    finishReason,
    threw: threw !== null,
  })
  await finish(deps, self, {
    answer,
    session,
    writer,
    stored,
    outcome,
    unexpected: session.fault ? null : threw,
  })
}

function begin(
  answer: Answer,
  self: RunningGeneration,
  session: ModelSession,
  stored: ChatMessage,
  request: StartRequest,
) {
  const { id: generationId, messageId } = self.identity
  const metadata = { ...lastingMetadata(stored), generationId, model: session.answeredBy() }
  const join = request.trigger === "continue-message" ? stitchTo : appendTo
  answer.begin({ type: "start", messageId, messageMetadata: metadata }, join(stored.parts), stored.metadata)
}
