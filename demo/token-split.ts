/** Cuts text into pieces the size of a model's tokens; joined they are the text again. */
export function splitTokens(text: string): string[] {
  return text.match(/\s?[\p{L}\p{N}]{1,7}|\s?[^\s\p{L}\p{N}]{1,3}|\s+/gu) ?? []
}
