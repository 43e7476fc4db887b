import type { Configuration } from "@vercel/otel"

type SpanProcessor = Exclude<NonNullable<Configuration["spanProcessors"]>[number], string>

/** Addresses, whose query may be what somebody searched for. */
const addresses = ["http.target", "http.url", "url.full", "url.path"]
/** What an error says may quote a prompt or a key. */
const errorWords = ["exception.message", "exception.stacktrace", "error.message"]

/** Takes out of each span, before it is exported, what libraries put there and what may be content. */
export const contentRemover: SpanProcessor = {
  onStart() {},
  onEnd(span) {
    for (const name of addresses) {
      const address = span.attributes[name]
      if (typeof address === "string") span.attributes[name] = address.split("?", 1)[0]
    }
    delete span.attributes["url.query"]
    for (const name of errorWords) delete span.attributes[name]
    for (const event of span.events) for (const name of errorWords) delete event.attributes?.[name]
    if (span.status.message !== undefined) delete span.status.message
  },
  forceFlush: async () => {},
  shutdown: async () => {},
}
