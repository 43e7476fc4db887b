/** Passes a body on, and throws where it is longer or shorter than it was said to be. */
export async function* exactly(body: AsyncIterable<Uint8Array>, bytes: number): AsyncGenerator<Uint8Array> {
  let size = 0
  for await (const chunk of body) {
    size += chunk.byteLength
    if (size > bytes) break
    yield chunk
  }
  if (size !== bytes) throw new RangeError(`A body of ${bytes} bytes has ${size > bytes ? "more" : size}`)
}
