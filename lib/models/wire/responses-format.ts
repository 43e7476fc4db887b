import { incompleteReason } from "./incomplete-reason"
import { isRecord, numberOf, parseJson, stringOf } from "./json"
import { readError, readErrorText } from "./read-error"
import { ResponsesItems, tagIndex } from "./responses-items"
import { ThinkTag } from "./think-tag"
import { type Format, type Transcript, unexplainedEnd } from "./transcript"
import { responsesUsage } from "./usage"

type Fields = Record<string, unknown>

/** Reads `/responses` streams as servers really write them, and writes them as the SDK wants to read them. */
export class ResponsesFormat implements Format {
  readonly #transcript: Transcript
  readonly #items: ResponsesItems
  readonly #think = new ThinkTag()
  #ending: { incomplete: string | null; usage: object | null } | null = null
  #thinkItem = 0

  constructor(transcript: Transcript) {
    this.#transcript = transcript
    this.#items = new ResponsesItems(transcript)
  }

  read({ event, data }: { event?: string | undefined; data: string }): void {
    const text = data.trim()
    if (text === "[DONE]") this.#transcript.done = true
    else if (event === "error") this.#readError(text)
    else if (text !== "" && event !== "ping") this.#readValue(parseJson(text), event)
  }

  readWhole(value: unknown): void {
    const error = readError(value)
    if (error) this.#transcript.fail({ kind: "error-event", error })
    else if (isRecord(value) && Array.isArray(value.output)) this.#finish(value)
    else this.#transcript.skip()
    this.#transcript.done = true
  }

  end(cut: string | null): void {
    const transcript = this.#transcript
    for (const { kind, text } of this.#think.end()) this.#addPiece(kind, text, this.#thinkItem)
    transcript.outbox.release()
    if (!transcript.failure) this.#judge(cut)
    if (transcript.failure) return
    this.#items.closeAll()
    const { incomplete, usage } = this.#ending ?? { incomplete: null, usage: null }
    const response = { incomplete_details: incomplete === null ? null : { reason: incomplete }, usage }
    transcript.outbox.put({
      type: incomplete === null ? "response.completed" : "response.incomplete",
      response,
    })
  }

  /** Whether the end that came is a good one. */
  #judge(cut: string | null) {
    const { hasContent, done } = this.#transcript
    const reason = this.#ending?.incomplete ?? null
    if (reason === "max_output_tokens" || reason === "content_filter") return
    if (!hasContent)
      return this.#transcript.fail(cut === null ? { kind: "empty" } : { kind: "truncated", code: cut })
    if (reason !== null) return this.#transcript.fail({ kind: "unknown-finish", reason })
    if (this.#ending) return
    if (done) this.#transcript.notes.push(unexplainedEnd)
    else this.#transcript.fail({ kind: "truncated", code: cut ?? "EOF" })
  }

  #readError(text: string) {
    this.#transcript.fail({ kind: "error-event", error: readErrorText(text) })
  }

  #readValue(value: unknown, event: string | undefined) {
    const error = readError(value)
    if (error) return this.#transcript.fail({ kind: "error-event", error })
    if (!isRecord(value)) return this.#transcript.skip()
    const type = stringOf(value.type) ?? event
    const handler = type === undefined ? undefined : this.#handlers.get(type)
    if (handler) handler(value)
    else if (type === undefined) this.#transcript.skip()
  }

  readonly #handlers: ReadonlyMap<string, (value: Fields) => void> = new Map([
    ["response.created", ({ response }: Fields) => this.#introduce(response)],
    ["response.output_item.added", (value) => this.#addItem(value)],
    ["response.output_item.done", (value) => this.#endItem(value)],
    ["response.output_text.delta", (value) => this.#addText(value, stringOf(value.delta))],
    ["response.output_text.done", (value) => this.#addMissing(value, stringOf(value.text))],
    ["response.refusal.delta", (value) => this.#addRefusal(value)],
    ["response.reasoning_summary_text.delta", (value) => this.#addReasoning(value)],
    ["response.reasoning_text.delta", (value) => this.#addReasoning(value)],
    ["response.function_call_arguments.delta", (value) => this.#addInput(value)],
    ["response.output_text.annotation.added", ({ annotation }) => this.#addSource(annotation)],
    ["response.completed", ({ response }) => this.#finish(response)],
    ["response.incomplete", ({ response }) => this.#finish(response)],
    ["response.cancelled", () => this.#finish({ status: "cancelled" })],
    ["response.failed", ({ response }) => this.#fail(response)],
  ])

  #introduce(response: unknown) {
    if (!isRecord(response)) return
    const { id, model, created_at } = response
    const known = {
      id: stringOf(id) ?? "",
      created_at: numberOf(created_at) ?? 0,
      model: stringOf(model) ?? "",
    }
    if (known.id && known.created_at)
      this.#transcript.outbox.put({ type: "response.created", response: known }, { urgent: false })
  }

  #addItem({ output_index, item }: Fields) {
    if (!isRecord(item)) return this.#transcript.skip()
    const id = stringOf(item.id)
    if (item.type === "message") this.#items.at(indexOf(output_index), "message", { id })
    if (item.type === "reasoning") {
      const made = this.#items.at(indexOf(output_index), "reasoning", { id })
      this.#items.open(made, { encrypted_content: stringOf(item.encrypted_content) ?? null })
    }
    if (item.type === "function_call") this.#addCall(indexOf(output_index), item)
  }

  #addCall(index: number, item: Fields) {
    const [id, callId, name] = [stringOf(item.id), stringOf(item.call_id), stringOf(item.name)]
    if (!name) return this.#transcript.skip()
    const call = this.#items.at(index, "function_call", { id, callId, name })
    this.#items.addInput(call, stringOf(item.arguments) ?? "")
  }

  #endItem({ output_index, item }: Fields) {
    if (!isRecord(item)) return this.#transcript.skip()
    const index = indexOf(output_index)
    if (item.type === "message") this.#addWholeMessage(index, item)
    const known = this.#items.find(index)
    if (item.type === "function_call") {
      if (!known) this.#addCall(index, item)
      const call = this.#items.find(index)
      if (call?.kind === "function_call")
        this.#items.close(call, { arguments: stringOf(item.arguments) || call.input })
    } else if (known) {
      const encrypted =
        item.type === "reasoning" ? { encrypted_content: stringOf(item.encrypted_content) ?? null } : {}
      this.#items.close(known, encrypted)
    }
  }

  /** A server that sent no deltas sends the text with the item's end, or only with the response's. */
  #addWholeMessage(index: number, item: Fields) {
    const parts = Array.isArray(item.content) ? item.content.filter(isRecord) : []
    this.#addMissing({ output_index: index }, parts.map(({ text }) => stringOf(text) ?? "").join(""))
    for (const { refusal } of parts)
      if (!this.#items.find(index)?.length) this.#addRefusal({ output_index: index, delta: refusal })
  }

  #addMissing(value: Fields, text: string | undefined) {
    const known = this.#items.find(indexOf(value.output_index))
    if (!known?.length) this.#addText(value, text)
  }

  #addText({ output_index, item_id }: Fields, delta: string | undefined) {
    if (delta === undefined) return
    const index = indexOf(output_index)
    const id = stringOf(item_id)
    const message = this.#items.at(index, "message", { id })
    message.length += delta.length
    if (this.#think.isOutside) return this.#items.addText(message, delta, "response.output_text.delta")
    this.#thinkItem = index
    for (const { kind, text } of this.#think.push(delta)) this.#addPiece(kind, text, index)
  }

  #addPiece(kind: "reasoning" | "text", text: string, index: number) {
    if (kind === "reasoning") this.#items.addReasoning(this.#items.at(tagIndex, "reasoning"), text, 0)
    else this.#items.addText(this.#items.at(index, "message"), text, "response.output_text.delta")
  }

  #addRefusal({ output_index, delta }: Fields) {
    const message = this.#items.at(indexOf(output_index), "message")
    const text = stringOf(delta) ?? ""
    message.length += text.length
    this.#items.addText(message, text, "response.refusal.delta")
  }

  #addReasoning({ output_index, item_id, summary_index, delta }: Fields) {
    const id = stringOf(item_id)
    const item = this.#items.at(indexOf(output_index), "reasoning", { id })
    this.#items.addReasoning(item, stringOf(delta) ?? "", numberOf(summary_index) ?? 0)
  }

  #addInput({ output_index, delta }: Fields) {
    const call = this.#items.find(indexOf(output_index))
    if (call?.kind === "function_call") this.#items.addInput(call, stringOf(delta) ?? "")
    else this.#transcript.skip()
  }

  #addSource(annotation: unknown) {
    if (!isRecord(annotation) || typeof annotation.url !== "string") return
    const title = stringOf(annotation.title)
    this.#transcript.sources.push({ url: annotation.url, ...(title ? { title } : {}) })
  }

  #fail(response: unknown) {
    const error = readError(response) ?? { status: null, code: null, type: null, message: "response.failed" }
    this.#transcript.fail({ kind: "error-event", error })
  }

  #finish(response: unknown) {
    const { output, usage } = isRecord(response) ? response : {}
    if (!this.#transcript.hasContent && Array.isArray(output)) this.#addWholeOutput(output)
    this.#ending ??= { incomplete: incompleteReason(response), usage: responsesUsage(usage) }
    this.#transcript.finished = true
    this.#transcript.done = true
  }

  #addWholeOutput(output: readonly unknown[]) {
    output.forEach((item, output_index) => {
      this.#addItem({ output_index, item })
      this.#endItem({ output_index, item })
    })
  }
}

function indexOf(value: unknown): number {
  return numberOf(value) ?? 0
}
