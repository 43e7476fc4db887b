import { type StoredAttachment, saveExtractedText } from "../chat-store/attachments"
import { log } from "../observe/log"
import type { GenerationDeps } from "./deps"

export type ReadingDeps = Pick<GenerationDeps, "db" | "files" | "pdf">

/** The most of one text file; about 50 000 tokens, as of a PDF. */
const maxCharacters = 200_000

/** A text file, as the model reads it. */
export async function wordsOfText({ files }: ReadingDeps, { id, name }: StoredAttachment): Promise<string> {
  const stream = await files.get(id)
  if (!stream) return missing(name)
  const text = await firstCharacters(stream, maxCharacters + 1)
  return quoted(name, text.slice(0, maxCharacters), text.length > maxCharacters)
}

/** The words of a PDF, read once and kept. What cannot be read now is not tried at every later question. */
export async function wordsOfPdf(deps: ReadingDeps, row: StoredAttachment): Promise<string> {
  const text = row.extractedText ?? (await extract(deps, row))
  if (text === null) return missing(row.name)
  if (text === "")
    return `[The PDF ${JSON.stringify(row.name)} was attached here. It has no text that can be read.]`
  return quoted(row.name, text, text.length >= maxCharacters)
}

async function extract({ db, files, pdf }: ReadingDeps, { id }: StoredAttachment): Promise<string | null> {
  const stream = await files.get(id)
  if (!stream) return null
  const bytes = new Uint8Array(await new Response(stream).arrayBuffer())
  const text = await pdf.read(bytes).catch((error) => {
    log.warn({ err: error, id }, "a PDF could not be read")
    return ""
  })
  const storable = text.replaceAll("\u0000", "").toWellFormed()
  await saveExtractedText(db, id, storable)
  return storable
}

function quoted(name: string, text: string, isCut: boolean): string {
  const end = isCut ? "\n[It goes on, but only its beginning is here.]" : ""
  return `<attachment name=${JSON.stringify(name)}>\n${text}${end}\n</attachment>`
}

const missing = (name: string) =>
  `[The file ${JSON.stringify(name)} was attached here. It is not stored any more.]`

async function firstCharacters(stream: ReadableStream<Uint8Array>, count: number): Promise<string> {
  const decoder = new TextDecoder()
  let text = ""
  for await (const chunk of stream as ReadableStream<Uint8Array> & AsyncIterable<Uint8Array>) {
    text += decoder.decode(chunk, { stream: true })
    // Leaving the loop cancels the stream.
    if (text.length >= count) break
  }
  return text.slice(0, count)
}
