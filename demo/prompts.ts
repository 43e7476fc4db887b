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

const chinesePrompts: readonly DemoPrompt[] = [
  { id: "long", label: "一条长回答", prompt: "给我看一条带表格和代码的长回答。" },
  { id: "error", label: "中途出错", prompt: "回答我，让服务商在中途出错。" },
  { id: "cut", label: "连接中断", prompt: "回答我，在中途切断连接。" },
  { id: "silent", label: "服务商没有声音了", prompt: "回答我，然后一声不响地停下来。" },
  { id: "thinking", label: "先思考再回答", prompt: "先想一想，再告诉我为什么日志要在先。" },
  { id: "tool", label: "先征求同意的工具", prompt: "给小艾寄一张写着今天日期的明信片。" },
]

const allPrompts = [...demoPrompts, ...chinesePrompts]

/** The demo model speaks English, and Chinese to whoever writes Chinese. */
export const promptsIn = (locale: string): readonly DemoPrompt[] =>
  locale === "zh" ? chinesePrompts : demoPrompts

/** The prepared prompt that a text is. */
export const findPrompt = (text: string): DemoPrompt | undefined =>
  allPrompts.find(({ prompt }) => prompt === text.trim())

/** The prepared prompt that a text contains. */
export const promptWithin = (text: string): DemoPrompt | undefined =>
  allPrompts.find(({ prompt }) => text.includes(prompt))

/** The models that `/v1/models` lists. The steady one gives the same answers and never fails. */
export const demoModels = ["millrace-demo", "millrace-demo-steady"] as const
