import { nanoid } from "nanoid"
import type { Transcript } from "./transcript"

/** Where reasoning goes that came inside the text, as a tag: before every item of the server's. */
export const tagIndex = -1

type Kind = "message" | "reasoning" | "function_call"
type Item = {
  kind: Kind
  id: string
  index: number
  /** UTF-16 units of text that came for it, shown as text or not. */
  length: number
  isOpen: boolean
  isClosed: boolean
  callId: string
  name: string
  input: string
}

/**
 * Writes the items of a `/responses` stream so that the SDK finds each announced before its deltas, ended after them, and
 * with all its ids, whatever of that the server left out.
 */
export class ResponsesItems {
  readonly #transcript: Transcript
  readonly #items = new Map<number, Item>()

  constructor(transcript: Transcript) {
    this.#transcript = transcript
  }

  /** The item at an output index, made when it was not announced. */
  at(
    index: number,
    kind: Kind,
    {
      id,
      callId,
      name,
    }: { id?: string | undefined; callId?: string | undefined; name?: string | undefined } = {},
  ): Item {
    const known = this.#items.get(index)
    if (known?.kind === kind && !known.isClosed) return known
    if (known) this.close(known)
    const prefix = kind === "message" ? "msg" : kind === "reasoning" ? "rs" : "fc"
    const item = {
      kind,
      id: id ?? `${prefix}_${nanoid()}`,
      index,
      length: 0,
      isOpen: false,
      isClosed: false,
      input: "",
    }
    const made = { ...item, callId: callId ?? `call_${nanoid()}`, name: name ?? "" }
    this.#items.set(index, made)
    return made
  }

  /** The item at an output index, also when it is over. */
  find(index: number): Item | undefined {
    return this.#items.get(index)
  }

  /** Text of a message; `type` is its event. */
  addText(item: Item, delta: string, type: "response.output_text.delta" | "response.refusal.delta"): void {
    if (delta === "") return
    this.#closeTag()
    this.open(item)
    this.#transcript.hasContent = true
    const write = (delta: string) => ({ type, item_id: item.id, output_index: item.index, delta })
    this.#transcript.outbox.add(`${type}:${item.index}`, delta, write)
  }

  addReasoning(item: Item, delta: string, summaryIndex: number): void {
    if (delta === "") return
    this.open(item)
    this.#transcript.hasContent = true
    const type = "response.reasoning_summary_text.delta"
    const write = (delta: string) => ({
      type,
      item_id: item.id,
      output_index: item.index,
      summary_index: summaryIndex,
      delta,
    })
    this.#transcript.outbox.add(`${type}:${item.index}:${summaryIndex}`, delta, write)
  }

  addInput(item: Item, delta: string): void {
    this.open(item)
    item.input += delta
    const type = "response.function_call_arguments.delta"
    const write = (delta: string) => ({ type, item_id: item.id, output_index: item.index, delta })
    this.#transcript.outbox.add(`${type}:${item.index}`, delta, write, { urgent: false })
  }

  /** Announces it. A call counts as content from here on: its card is shown. */
  open(item: Item, more: object = {}): void {
    if (item.isOpen) return
    item.isOpen = true
    if (item.kind === "function_call") this.#transcript.hasContent = true
    this.#put("response.output_item.added", item, { arguments: "", ...more })
  }

  close(item: Item, more: object = {}): void {
    if (!item.isOpen) return
    item.isOpen = false
    item.isClosed = true
    this.#put("response.output_item.done", item, { arguments: item.input, status: "completed", ...more })
  }

  closeAll(): void {
    for (const item of [...this.#items.values()]) this.close(item)
  }

  #put(
    type: string,
    { kind, id, index, callId, name }: Item,
    { arguments: input, status, ...more }: Record<string, unknown>,
  ) {
    const call =
      kind === "function_call"
        ? { call_id: callId, name, arguments: input, ...(status ? { status } : {}) }
        : {}
    this.#transcript.outbox.put({ type, output_index: index, item: { type: kind, id, ...call, ...more } })
  }

  /** Reasoning from a tag has no end of its own: text ends it. */
  #closeTag() {
    const tag = this.#items.get(tagIndex)
    if (tag) this.close(tag)
  }
}
