const linesPerChunk = 40

/** Cuts growing code into runs of whole lines, so that an update touches the last one only. */
export function codeChunks(code: string, open: boolean): string[] {
  if (!open) return [code]
  const chunks: string[] = []
  let start = 0
  for (let end = endOfLines(code, start); end > 0; end = endOfLines(code, start)) {
    chunks.push(code.slice(start, end))
    start = end
  }
  chunks.push(code.slice(start))
  return chunks
}

/** Where the chunk that begins at `start` ends; 0 when it is not full yet. */
function endOfLines(code: string, start: number): number {
  let end = start
  for (let line = 0; line < linesPerChunk; line += 1) {
    end = code.indexOf("\n", end) + 1
    if (end === 0) return 0
  }
  return end
}
