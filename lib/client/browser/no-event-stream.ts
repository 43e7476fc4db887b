// Stands in for the stream of events of the AI SDK's own HTTP transport, which is not used here: `connection.ts` reads ours.
export const EventSourceParserStream = null
