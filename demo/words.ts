import { english, type Words } from "./answers.ts"
import { chinese } from "./answers-zh.ts"
import type { Conversation } from "./conversation.ts"

const isHan = /\p{Script=Han}/u

/** What the demo says, in the language of the last question. A continuation has none of its own. */
export function wordsFor({ turns }: Pick<Conversation, "turns">): Words {
  const questions = turns.filter(({ role, text }) => role === "user" && !asksToContinue(text))
  return isHan.test(questions.at(-1)?.text ?? "") ? chinese : english
}

export const asksToContinue = (text: string): boolean => /\bcontinue\b/i.test(text)
