import { contentDisposition } from "../http/content-disposition"
import { type ExportedChat, exportFormat } from "../protocol/exported"
import { asMarkdown } from "./as-markdown"

type Format = "json" | "markdown"
type Chats = AsyncIterable<ExportedChat> | Iterable<ExportedChat>

/** A download that is written while it is sent, so that its size costs no memory. */
export function exportFile(chats: Chats, { name, format }: { name: string; format: Format }): Response {
  const file = `${name}.${format === "json" ? "json" : "md"}`
  const type = format === "json" ? "application/json" : "text/markdown"
  return new Response(asStream(format === "json" ? asJson(chats) : asDocument(chats)), {
    headers: {
      "content-type": `${type}; charset=utf-8`,
      "content-disposition": contentDisposition("attachment", file),
    },
  })
}

async function* asJson(chats: Chats): AsyncGenerator<Uint8Array> {
  const head = JSON.stringify({ ...exportFormat, exportedAt: new Date().toISOString() })
  let separator = `${head.slice(0, -1)},"chats":[\n`
  for await (const chat of chats) {
    yield utf8(separator + JSON.stringify(chat))
    separator = ",\n"
  }
  yield utf8(separator.startsWith("{") ? `${separator}]}\n` : "\n]}\n")
}

async function* asDocument(chats: Chats): AsyncGenerator<Uint8Array> {
  let separator = ""
  for await (const chat of chats) {
    yield utf8(separator + asMarkdown(chat))
    separator = "\n---\n\n"
  }
}

function asStream(chunks: AsyncGenerator<Uint8Array>): ReadableStream<Uint8Array> {
  return new ReadableStream(
    {
      async pull(controller) {
        const { done, value } = await chunks.next()
        if (done) controller.close()
        else controller.enqueue(value)
      },
      cancel: () => chunks.return(undefined).then(() => undefined),
    },
    { highWaterMark: 0 },
  )
}

const encoder = new TextEncoder()
const utf8 = (text: string) => encoder.encode(text)
