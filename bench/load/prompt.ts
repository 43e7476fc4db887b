/** What the upstream is to do. It travels as the user's message, so every contestant passes it on unknowingly. */
export type Prompt = {
  /** Names the stream, for asking the upstream what it wrote. */
  key: string
  tokens: number
  perSecond: number
  /** Tokens that come at once, before the steady ones. */
  burst: number
}

export function writePrompt({ key, tokens, perSecond, burst }: Prompt): string {
  return `bench ${key} ${tokens} ${perSecond} ${burst}`
}

export function readPrompt(text: string): Prompt {
  const [, key = "", ...numbers] = text.split(" ")
  const [tokens = 1, perSecond = 50, burst = 0] = numbers.map(Number)
  return { key, tokens, perSecond, burst }
}
