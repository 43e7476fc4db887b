import { createOpenAICompatible } from "@ai-sdk/openai-compatible"
import { convertToModelMessages, streamText } from "ai"

const upstream = createOpenAICompatible({
  name: "upstream",
  baseURL: process.env.OPENAI_BASE_URL,
  includeUsage: true,
})

/** The route of the AI SDK's documentation. */
export async function POST(request) {
  const { messages } = await request.json()
  const result = streamText({
    model: upstream.chatModel("bench"),
    messages: await convertToModelMessages(messages),
  })
  return result.toUIMessageStreamResponse()
}
