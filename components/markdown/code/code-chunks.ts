/** Lines in a chunk: code is rendered, and highlighted, this many at once. */
export const linesPerChunk = 30

/** Cuts code into chunks of whole lines: an update of growing code touches the last one only. Together they are the code. */
export function codeChunks(code: string): string[] {
  const chunks: string[] = []
  let start = 0
  for (let end = endOfChunk(code, start); end > 0 && end < code.length; end = endOfChunk(code, start)) {
    chunks.push(code.slice(start, end))
    start = end
  }
  chunks.push(code.slice(start))
  return chunks
}

/** Where the chunk that begins at `start` ends; 0 when it is not full. */
function endOfChunk(code: string, start: number): number {
  let end = start
  for (let line = 0; line < linesPerChunk; line += 1) {
    end = code.indexOf("\n", end) + 1
    if (end === 0) return 0
  }
  return end
}
