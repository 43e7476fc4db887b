import { languageOf } from "./language-of"
import { spokenText } from "./spoken-text"

/** One utterance a sentence: browsers fall silent in the middle of long ones. */
export function utterancesOf(markdown: string, fallbackLanguage: string): SpeechSynthesisUtterance[] {
  const paragraphs = spokenText(markdown)
  const lang = languageOf(paragraphs.join("\n"), fallbackLanguage)
  const sentences = new Intl.Segmenter(lang, { granularity: "sentence" })
  return paragraphs.flatMap((paragraph) =>
    Array.from(sentences.segment(paragraph), ({ segment }) => {
      const utterance = new SpeechSynthesisUtterance(segment.trim())
      utterance.lang = lang
      return utterance
    }),
  )
}
