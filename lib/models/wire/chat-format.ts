import { isRecord, numberOf, parseJson, stringOf } from "./json"
import { readError, readErrorText } from "./read-error"
import { ThinkTag } from "./think-tag"
import { ToolCalls } from "./tool-calls"
import { type Format, type Transcript, unexplainedEnd } from "./transcript"
import { chatUsage } from "./usage"

/** What servers say for the reasons that the SDK knows; null is not a reason. */
const reasons: ReadonlyMap<string, string> = new Map([
  ["stop", "stop"],
  ["eos", "stop"],
  ["eos_token", "stop"],
  ["end_turn", "stop"],
  ["stop_sequence", "stop"],
  ["length", "length"],
  ["max_tokens", "length"],
  ["content_filter", "content_filter"],
  ["safety", "content_filter"],
  ["tool_calls", "tool_calls"],
  ["tool_use", "tool_calls"],
  ["function_call", "tool_calls"],
])

/** Reads `/chat/completions` streams as servers really write them, and writes them as the SDK wants to read them. */
export class ChatFormat implements Format {
  readonly #transcript: Transcript
  readonly #think = new ThinkTag()
  readonly #tools: ToolCalls
  #reason: string | null = null
  #usage: object | null = null
  #isRefused = false
  #isIntroduced = false

  constructor(transcript: Transcript) {
    this.#transcript = transcript
    this.#tools = new ToolCalls(transcript)
  }

  read({ event, data }: { event?: string | undefined; data: string }): void {
    const text = data.trim()
    if (text === "[DONE]") this.#transcript.done = true
    else if (event === "error") this.#readError(text)
    else if (text !== "" && event !== "ping") this.#readValue(parseJson(text))
  }

  readWhole(value: unknown): void {
    if (isRecord(value) && Array.isArray(value.choices)) {
      const choices = value.choices.map((choice) =>
        isRecord(choice) ? { ...choice, delta: choice.message } : choice,
      )
      this.#readValue({ ...value, choices })
    } else {
      this.#readValue(value)
    }
    this.#transcript.done = true
  }

  end(cut: string | null): void {
    const transcript = this.#transcript
    for (const { kind, text } of this.#think.end()) this.#add(kind, text)
    transcript.outbox.release()
    if (!transcript.failure) this.#judge(cut)
    const known = this.#reason === null ? "stop" : (reasons.get(this.#reason.toLowerCase()) ?? "stop")
    const reason = this.#isRefused && known === "stop" ? "content_filter" : known
    const usage = this.#usage ? { usage: this.#usage } : {}
    transcript.outbox.put({ choices: [{ index: 0, delta: {}, finish_reason: reason }], ...usage })
  }

  /** Whether the end that came is a good one. */
  #judge(cut: string | null) {
    const { hasContent, done } = this.#transcript
    const reason = this.#reason === null ? null : reasons.get(this.#reason.toLowerCase())
    if (reason === "length" || reason === "content_filter") return
    if (!hasContent)
      return this.#transcript.fail(cut === null ? { kind: "empty" } : { kind: "truncated", code: cut })
    if (reason) return
    if (this.#reason !== null) return this.#transcript.fail({ kind: "unknown-finish", reason: this.#reason })
    if (done) this.#transcript.notes.push(unexplainedEnd)
    else this.#transcript.fail({ kind: "truncated", code: cut ?? "EOF" })
  }

  #readError(text: string) {
    this.#transcript.fail({ kind: "error-event", error: readErrorText(text) })
  }

  #readValue(value: unknown) {
    const error = readError(value)
    if (error) return this.#transcript.fail({ kind: "error-event", error })
    if (!isRecord(value)) return this.#transcript.skip()
    this.#usage = chatUsage(value.usage) ?? this.#usage
    const { choices } = value
    if (choices === undefined || choices === null) return
    if (!Array.isArray(choices)) return this.#transcript.skip()
    const choice = choices.find((each) => !isRecord(each) || (each.index ?? 0) === 0)
    if (choice !== undefined) this.#readChoice(choice, value)
  }

  #readChoice(choice: unknown, chunk: Record<string, unknown>) {
    if (!isRecord(choice)) return this.#transcript.skip()
    this.#introduce(chunk)
    const { delta, finish_reason: reason } = choice
    if (isRecord(delta)) this.#readDelta(delta)
    else if (delta !== undefined && delta !== null) this.#transcript.skip()
    if (typeof reason !== "string" || reason === "") return
    if (reason === "error") return this.#readError("finish_reason: error")
    this.#reason ??= reason
    this.#transcript.finished = true
  }

  #readDelta(delta: Record<string, unknown>) {
    const reasoning = stringOf(delta.reasoning_content) ?? stringOf(delta.reasoning)
    if (reasoning) this.#add("reasoning", reasoning)
    if (!this.#readContent(delta.content)) this.#transcript.skip()
    const refusal = stringOf(delta.refusal)
    if (refusal) this.#refuse(refusal)
    const calls =
      delta.tool_calls ?? (isRecord(delta.function_call) ? [{ ...delta.function_call, index: 0 }] : [])
    if (!Array.isArray(calls)) return this.#transcript.skip()
    for (const call of calls) if (!this.#tools.push(call)) this.#transcript.skip()
  }

  /** Text, or a list of parts as Mistral writes it. */
  #readContent(content: unknown): boolean {
    if (typeof content === "string") this.#addText(content)
    else if (Array.isArray(content)) for (const part of content) this.#readPart(part)
    else return content === undefined || content === null
    return true
  }

  #readPart(part: unknown) {
    if (!isRecord(part)) return this.#transcript.skip()
    if (part.type === "thinking" && Array.isArray(part.thinking)) {
      for (const thought of part.thinking)
        if (isRecord(thought)) this.#add("reasoning", stringOf(thought.text) ?? "")
    } else if (typeof part.text === "string") this.#addText(part.text)
  }

  /** OpenAI calls the end of a refusal an ordinary stop. */
  #refuse(refusal: string) {
    this.#isRefused = true
    this.#addText(refusal)
  }

  #addText(text: string) {
    if (this.#think.isOutside) this.#add("text", text)
    else for (const piece of this.#think.push(text)) this.#add(piece.kind, piece.text)
  }

  #add(kind: "reasoning" | "text", text: string) {
    if (text === "") return
    this.#transcript.hasContent = true
    this.#transcript.outbox.add(kind, text, kind === "text" ? writeText : writeReasoning)
  }

  /** Passes the response's id and model on, once. */
  #introduce({ id, model, created }: Record<string, unknown>) {
    if (this.#isIntroduced || (!id && !model)) return
    this.#isIntroduced = true
    this.#transcript.outbox.put(
      { id: stringOf(id), model: stringOf(model), created: numberOf(created), choices: [] },
      { urgent: false },
    )
  }
}

const writeText = (content: string) => ({ choices: [{ index: 0, delta: { content } }] })
const writeReasoning = (text: string) => ({ choices: [{ index: 0, delta: { reasoning_content: text } }] })
