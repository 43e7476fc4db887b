import "./browser/no-jit"
import { importMaxBytes } from "../protocol/exported"
import { readImport } from "../protocol/read-import"
import type { ImportContent } from "./import-file"

const batchCharacters = 1_000_000
const batchChats = 50

/** Reads a file that holds chats, ours or ChatGPT's; null for anything else. Takes a second for 20 MB: call it in a worker. */
export async function readImportContent(file: Blob): Promise<ImportContent | null> {
  try {
    const { chats, skipped } = readImport(await file.text())
    const bodies = chats.map((chat) => JSON.stringify(chat))
    const fitting = bodies.filter((body) => new Blob([body]).size < importMaxBytes - 100)
    const tooLong = bodies.length - fitting.length
    return { batches: inBatches(fitting).map(toRequest), total: fitting.length, skipped: skipped + tooLong }
  } catch {
    /* neither JSON nor anything with chats in it: the reader is told so */
    return null
  }
}

function toRequest(bodies: readonly string[]): ImportContent["batches"][number] {
  return { body: new Blob([`{"chats":[${bodies.join(",")}]}`]), chats: bodies.length }
}

function inBatches(bodies: readonly string[]): string[][] {
  const batches: string[][] = []
  let length = Number.POSITIVE_INFINITY
  for (const body of bodies) {
    const last = batches.at(-1)
    if (last && last.length < batchChats && length + body.length <= batchCharacters) last.push(body)
    else batches.push([body])
    length = last === batches.at(-1) ? length + body.length : body.length
  }
  return batches
}
