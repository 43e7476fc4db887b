import { Store } from "@/lib/client/store"
import type { MessageId } from "@/lib/protocol/ids"

/** Which answer is being read aloud; one at a time. */
export const speech = new Store<{ reading: MessageId | null }>({ reading: null })

/** Reads an answer aloud from its beginning, in place of any other. Rejects when the code for it cannot be fetched. */
export async function readAloud(id: MessageId, markdown: string): Promise<void> {
  stopReading()
  speech.patch({ reading: id })
  const done = () => speech.get().reading === id && speech.patch({ reading: null })
  const { utterancesOf } = await import("./utterances").catch((error) => {
    done()
    throw error
  })
  if (speech.get().reading !== id) return
  const utterances = utterancesOf(markdown, document.documentElement.lang)
  for (const utterance of utterances) {
    utterance.addEventListener("error", done)
    speechSynthesis.speak(utterance)
  }
  utterances.at(-1)?.addEventListener("end", done)
  if (utterances.length === 0) done()
}

export function stopReading(): void {
  speech.patch({ reading: null })
  speechSynthesis.cancel()
}
