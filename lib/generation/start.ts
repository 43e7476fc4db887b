import { findAttachment } from "../chat-store/attachments"
import { type Claimed, claimGeneration } from "../chat-store/claim"
import { AppError } from "../errors"
import type { Admission } from "../limits/answer-limits"
import type { Watched } from "../live/watchers"
import type { GenerationId, UserId } from "../protocol/ids"
import type { StartRequest } from "../protocol/requests"
import type { GenerationDeps } from "./deps"
import { graceMsFor } from "./grace"
import { loadConversation } from "./history"
import { ownInstructions } from "./instructions"
import { guess, prepare, requestKey } from "./prepare"
import { produce } from "./produce"
import { RunningGeneration } from "./running"
import { firstWords, improveTitle } from "./title"

type Start = {
  userId: UserId
  request: StartRequest
  admission?: Admission
  /** Names the request in the log. */
  requestId?: string | null
}

type Started = {
  generationId: GenerationId
  joined: boolean
  /** Resolves when nothing is left to do for it in this process: at once for one that was joined. Never rejects. */
  over: Promise<void>
}

/**
 * Starts an answer, or joins the one that the same request started before (I1). The answer is made apart from the request
 * that asked for it; whoever wants to see it reads the log.
 *
 * Throws `generation_running`, `not_found` (missing or foreign), `id_taken`, `shutting_down`, and what `admission` throws when a
 * new answer would be too much; joining is always free.
 */
export async function startGeneration(deps: GenerationDeps, asked: Start): Promise<Started> {
  if (deps.draining) throw new AppError("shutting_down", { retryAfterS: 2 })
  const starting = claimAndLaunch(deps, asked)
  deps.starting.add(starting)
  return starting.finally(() => deps.starting.delete(starting))
}

async function claimAndLaunch(
  deps: GenerationDeps,
  { userId, request, admission, requestId = null }: Start,
): Promise<Started> {
  const generationId = await deps.log.newId()
  const beginning = request.trigger === "submit-message" ? request.beginning : undefined
  const title = request.trigger === "submit-message" ? await firstTitle(deps, userId, request.message) : ""
  const expected = guess(request, generationId)
  const claim = await claimGeneration(deps.db, {
    chat: { id: request.id, userId, title, model: request.model ?? null, beginning },
    generationId,
    owner: deps.instanceId,
    ...requestKey(request),
    payer: admission?.payer ?? null,
    guess: expected && { ...expected, room: admission?.room ?? null },
    prepare: async (chat, tx) => {
      await admission?.check(tx)
      return prepare(request, { generationId, userId })(chat, tx)
    },
  })
  if (claim.joined) return { generationId: claim.generationId, joined: true, over: Promise.resolve() }
  const running = await launch(deps, claim, { userId, request, requestId })
  const isNamed = claim.chat.created && !beginning?.temporary
  const over = isNamed ? running.done.then(() => improveTitle(deps, running.identity, title)) : running.done
  return { generationId, joined: false, over }
}

async function launch(
  deps: GenerationDeps,
  claimed: Claimed,
  { userId, request, requestId }: Omit<Start, "admission">,
): Promise<RunningGeneration> {
  const { generationId: id, messageId, epoch, model, chat } = claimed
  const chatId = request.id
  const conversation = await loadConversation(deps.db, chatId, messageId, claimed.added)
  const graceMs = graceMsFor(chat.preferences?.whenLeaving ?? null, deps.config.DISCONNECT_GRACE_MS)
  const record = deps.observer.begin(id, requestId ?? null)
  const watch = {
    graceMs,
    record,
    isUserPresent: deps.live.isPresent,
    idleElsewhereMs: (watched: readonly Watched[]) => deps.watchers.idleElsewhereMs(watched),
  }
  const own = ownInstructions(chat.preferences, chat)
  const asked = { request, model, conversation, own, temperature: chat.temperature ?? undefined }
  const running = new RunningGeneration({ id, chatId, userId, messageId, epoch }, watch, (self) =>
    record.span.run(() => produce(deps, self, asked)),
  )
  deps.running.set(id, running)
  running.done.finally(() => deps.running.delete(id))
  deps.live.publish(userId, { type: "generation-started", chatId, generationId: id, messageId })
  return running
}

/** A chat's first title: its first words, or the name of what was attached without any. Throws `not_found`. */
async function firstTitle(
  { db }: GenerationDeps,
  userId: UserId,
  { parts, attachments = [] }: Extract<StartRequest, { trigger: "submit-message" }>["message"],
): Promise<string> {
  const words = firstWords(parts)
  const [first] = attachments
  if (words !== "" || first === undefined) return words || "New chat"
  return (await findAttachment(db, first, userId)).name
}
