import type { WireFormat } from "../catalog"
import { ChatFormat } from "./chat-format"
import { PassiveFormat } from "./passive-format"
import { ResponsesFormat } from "./responses-format"
import type { Format, Transcript } from "./transcript"

const formats: Record<WireFormat, new (transcript: Transcript) => Format> = {
  chat: ChatFormat,
  responses: ResponsesFormat,
  anthropic: PassiveFormat,
  google: PassiveFormat,
}

/** The reader of a server's format. */
export function formatOf(format: WireFormat, transcript: Transcript): Format {
  return new formats[format](transcript)
}
