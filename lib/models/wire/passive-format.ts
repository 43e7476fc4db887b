import { isRecord, parseJson } from "./json"
import { readError } from "./read-error"
import type { Format, Transcript } from "./transcript"

/**
 * For providers whose SDK reads their own wire well (Anthropic, Google): events pass as they are; only errors and the end
 * are recognised here, so that they mean the same as everywhere.
 */
export class PassiveFormat implements Format {
  readonly #transcript: Transcript

  constructor(transcript: Transcript) {
    this.#transcript = transcript
  }

  read({ data }: { data: string }): void {
    if (data.trim() !== "") this.#readValue(parseJson(data))
  }

  #readValue(value: unknown) {
    const error = readError(value)
    if (error) return this.#transcript.fail({ kind: "error-event", error })
    if (!isRecord(value)) return this.#transcript.skip()
    if (!this.#mergeDelta(value)) this.#transcript.outbox.put(withKnownReason(value))
    if (value.type === "message_stop") this.#transcript.done = true
    if (saysWhyItEnded(value)) this.#transcript.finished = true
  }

  /** Anthropic's deltas come a token at a time; those of one block are merged while they wait. */
  #mergeDelta({ type, index, delta }: Record<string, unknown>): boolean {
    if (type !== "content_block_delta" || !isRecord(delta) || typeof delta.type !== "string") return false
    const field = growing.get(delta.type)
    const text = field === undefined ? undefined : delta[field]
    if (field === undefined || typeof text !== "string") return false
    const write = (text: string) => ({ type, index, delta: { type: delta.type, [field]: text } })
    this.#transcript.outbox.add(`${delta.type}:${index}`, text, write, { urgent: field !== "partial_json" })
    return true
  }

  readWhole(value: unknown): void {
    const error = readError(value)
    if (error) this.#transcript.fail({ kind: "error-event", error })
    else this.#transcript.skip()
  }

  end(cut: string | null): void {
    const { finished, failure } = this.#transcript
    if (failure || finished) return
    // The session knows what content came: it decides whether this is an empty answer or half of one.
    this.#transcript.fail({ kind: "truncated", code: cut ?? "EOF" })
  }
}

/** The field of an Anthropic delta that only ever grows. */
const growing: ReadonlyMap<string, string> = new Map([
  ["text_delta", "text"],
  ["thinking_delta", "thinking"],
  ["input_json_delta", "partial_json"],
])

/** Google ends a tool call with STOP; servers that stand in for it say FUNCTION_CALL, which its SDK does not know. */
function withKnownReason(value: Record<string, unknown>): unknown {
  const [candidate] = Array.isArray(value.candidates) ? value.candidates : []
  if (!isRecord(candidate) || candidate.finishReason !== "FUNCTION_CALL") return value
  return { ...value, candidates: [{ ...candidate, finishReason: "STOP" }] }
}

/** Anthropic's `message_delta` with a stop reason, Google's candidate with a finish reason. */
function saysWhyItEnded(value: Record<string, unknown>): boolean {
  if (value.type === "message_stop") return true
  if (isRecord(value.delta) && typeof value.delta.stop_reason === "string") return true
  const [candidate] = Array.isArray(value.candidates) ? value.candidates : []
  return isRecord(candidate) && typeof candidate.finishReason === "string"
}
