/** Longest a server's answer to one message may be, in bytes. */
const maxBytes = 5 * 1024 * 1024

/**
 * `fetch` for one connection: answers to messages are cut off with an error when they are too long, and `onRefused` hears of
 * the statuses by which servers say that they do not know the session (any more): 400 and 404. Either means that nothing was run.
 */
export function watchedFetch(onRefused: () => void): typeof fetch {
  return async (url, init) => {
    const response = await fetch(url, init)
    if (response.status === 400 || response.status === 404) onRefused()
    // The answer to a GET is the server's own stream of messages, which has no end.
    if (init?.method !== "POST" || !response.body) return response
    return new Response(response.body.pipeThrough(limitBytes()), response)
  }
}

function limitBytes() {
  let bytes = 0
  return new TransformStream<Uint8Array, Uint8Array>({
    transform(chunk, controller) {
      bytes += chunk.length
      if (bytes > maxBytes) controller.error(new Error("too large"))
      else controller.enqueue(chunk)
    },
  })
}
