import type { ChatDetail } from "../../lib/protocol/chat.ts"
import type { RawViewer, Seen } from "../fixtures/raw-viewer.ts"

/** Watches one answer from outside the server, and remembers every token that it received. */
export class Witness {
  readonly chatId = crypto.randomUUID()
  /** The question, which chooses the model's script. */
  readonly question = `question ${this.chatId}`
  received = ""
  /** True once the app had accepted the question. */
  accepted = false
  /** What was wrong with the numbers of the stream, if anything. */
  gap: string | null = null
  readonly #viewer: RawViewer
  readonly #examiner: RawViewer
  #seq = 0

  /** `examiner`: the same person where the app is still asked afterwards. */
  constructor(viewer: RawViewer, examiner = viewer) {
    this.#viewer = viewer
    this.#examiner = examiner
  }

  /** Asks and follows the answer until the connection ends, however it ends. */
  async follow(): Promise<void> {
    try {
      const stream = await this.#viewer.ask(this.chatId, this.question)
      this.accepted = true
      for await (const seen of stream) this.#note(seen)
    } catch {
      /* the server was killed: what was received until then is the evidence */
    }
  }

  /** The answer as the app has it now. */
  async stored(): Promise<{ text: string | null; outcome: string | null }> {
    const chat = await this.#examiner.find<ChatDetail>(`/api/chat/${this.chatId}`)
    const answers = (chat?.messages ?? []).filter((message) => message.role === "assistant")
    if (answers.length > 1) throw new Error(`${answers.length} answers to one question`)
    const [answer] = answers
    if (answer === undefined) return { text: null, outcome: null }
    const text = answer.parts.map((part) => (part.type === "text" ? part.text : "")).join("")
    return { text, outcome: answer.metadata?.outcome?.status ?? null }
  }

  #note({ seq, chunk }: Seen): void {
    if (seq !== null) {
      if (seq <= this.#seq) this.gap = `number ${seq} after ${this.#seq}`
      this.#seq = seq
    }
    if (chunk.type === "text-delta") this.received += chunk.delta
  }
}
