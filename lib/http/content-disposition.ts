/** The header of a file with this name, in ASCII for old clients and in full for all others. */
export function contentDisposition(kind: "inline" | "attachment", name: string): string {
  return `${kind}; filename="${asAscii(name)}"; filename*=UTF-8''${encoded(name)}`
}

const asAscii = (name: string) => name.replace(/[^\w .-]+/g, "_")
const encoded = (name: string) => encodeURIComponent(name.toWellFormed()).replace(/['()*]/g, asHex)
const asHex = (letter: string) => `%${letter.charCodeAt(0).toString(16)}`
