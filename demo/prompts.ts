/** A prompt that the demo model answers with a prepared script; `fault` is what goes wrong in it. */
export type DemoPrompt = { id: DemoPromptId; label: string; prompt: string }
export type DemoPromptId = "long" | "error" | "cut" | "silent" | "thinking" | "tool"

/** What the empty chat offers when the model is scripted. */
export const demoPrompts: readonly DemoPrompt[] = [
  { id: "long", label: "A long answer", prompt: "Show me a long answer with a table and code." },
  { id: "error", label: "An error half-way", prompt: "Answer me, and let the provider fail half-way." },
  { id: "cut", label: "A cut connection", prompt: "Answer me, and cut the connection half-way." },
  { id: "silent", label: "A provider gone silent", prompt: "Answer me, then fall silent without a word." },
  {
    id: "thinking",
    label: "Thinking before speaking",
    prompt: "Think first, then tell me why a log comes first.",
  },
  { id: "tool", label: "A tool that asks first", prompt: "Send Ada a postcard with today's date." },
]

/** The models that `/v1/models` lists. The steady one gives the same answers and never fails. */
export const demoModels = ["millrace-demo", "millrace-demo-steady"] as const
