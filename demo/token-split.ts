/** Cuts text into pieces the size of a model's tokens; joined they are the text again. One of Chinese is a character or two. */
export function splitTokens(text: string): string[] {
  return (
    text.match(
      /\s?\p{Script=Han}{1,2}|\s?[[\p{L}\p{N}]--\p{Script=Han}]{1,7}|\s?[^\s\p{L}\p{N}\p{Script=Han}]{1,3}|\s+/gv,
    ) ?? []
  )
}
