import { decodeNamedCharacterReference } from "decode-named-character-reference"

const reference = /&(?:#[xX]([0-9a-fA-F]{1,6})|#(\d{1,7})|([A-Za-z][A-Za-z0-9]{1,31}));/g

/** Resolves HTML character references (`&amp;`, `&#8212;`) in Markdown text; what is none stays. */
export function decodeEntities(text: string): string {
  if (!text.includes("&")) return text
  return text.replace(reference, (whole, hex, decimal, name) => {
    if (name) return decodeNamedCharacterReference(name) || whole
    return fromCodePoint(Number.parseInt(hex ?? decimal, hex ? 16 : 10))
  })
}

function fromCodePoint(code: number): string {
  const isValid = code > 0 && code <= 0x10ffff && !(code >= 0xd800 && code <= 0xdfff)
  return isValid ? String.fromCodePoint(code) : "\uFFFD"
}
