import { nanoid } from "nanoid"
import { isRecord, numberOf, parseJson, stringOf } from "./json"
import type { Transcript } from "./transcript"

type Call = {
  serverIndex: number | undefined
  id: string
  name: string
  input: string
  position: number | null
}
type Fragment = { index: number | undefined; id: string; name: string; input: string }

/**
 * Puts the tool calls of a chat stream together, one call per index: servers leave out ids or indexes, use one index for
 * several calls, repeat names, or send arguments as an object. The events it writes have all of them.
 */
export class ToolCalls {
  readonly #transcript: Transcript
  readonly #calls: Call[] = []
  #begun = 0

  constructor(transcript: Transcript) {
    this.#transcript = transcript
  }

  /** One element of `delta.tool_calls`. Returns whether it was understood. */
  push(value: unknown): boolean {
    const fragment = readFragment(value)
    if (!fragment) return false
    const call = this.#find(fragment) ?? this.#add(fragment)
    call.name ||= fragment.name
    call.input += fragment.input
    if (call.position === null) this.#begin(call)
    else this.#continue(call.position, fragment.input)
    return true
  }

  #find({ index, id, name, input }: Fragment): Call | undefined {
    const call =
      index !== undefined
        ? this.#calls.findLast(({ serverIndex }) => serverIndex === index)
        : id !== ""
          ? this.#calls.findLast((known) => known.id === id)
          : name === ""
            ? this.#calls.at(-1)
            : undefined
    return call && startsAnother(call, { id, name, input }) ? undefined : call
  }

  #add({ index, id, name }: Fragment): Call {
    const isTaken = this.#calls.some((call) => call.id === id)
    const call: Call = {
      serverIndex: index,
      id: id === "" || isTaken ? `call_${nanoid()}` : id,
      name,
      input: "",
      position: null,
    }
    this.#calls.push(call)
    return call
  }

  #begin(call: Call) {
    if (call.name === "") return
    const position = this.#begun++
    call.position = position
    this.#transcript.hasContent = true
    const start = {
      index: position,
      id: call.id,
      type: "function",
      function: { name: call.name, arguments: "" },
    }
    this.#transcript.outbox.put(toChunk(start))
    this.#continue(position, call.input)
  }

  #continue(position: number, input: string) {
    const write = (delta: string) => toChunk({ index: position, function: { arguments: delta } })
    this.#transcript.outbox.add(`tool:${position}`, input, write, { urgent: false })
  }
}

/** A named fragment at a known index is another call when its id differs, or when the call there is already complete. */
function startsAnother(call: Call, { id, name, input }: Omit<Fragment, "index">): boolean {
  if (name === "" || call.name === "") return false
  if (id !== "") return id !== call.id && call.input !== ""
  return input !== "" && parseJson(call.input) !== undefined
}

function readFragment(value: unknown): Fragment | null {
  if (!isRecord(value)) return null
  const { name, arguments: input } = isRecord(value.function) ? value.function : value
  return {
    index: numberOf(value.index),
    id: stringOf(value.id)?.trim() ?? "",
    name: stringOf(name)?.trim() ?? "",
    input: typeof input === "string" ? input : isRecord(input) ? JSON.stringify(input) : "",
  }
}

function toChunk(call: unknown) {
  return { choices: [{ index: 0, delta: { tool_calls: [call] } }] }
}
