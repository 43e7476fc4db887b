import {
  createCssVariablesTheme,
  createHighlighterCoreSync,
  type GrammarState,
  type ThemedToken,
} from "@shikijs/core"
import { createJavaScriptRegexEngine } from "@shikijs/engine-javascript"
import type { Language } from "./languages"
import { loadLanguage } from "./load-language"

export type CodeToken = { text: string; color: string | undefined }
/** The coloured pieces of one chunk, its line breaks included. */
export type ColoredChunk = readonly CodeToken[]

const theme = createCssVariablesTheme({ name: "ours", variablePrefix: "--code-", fontStyle: false })
const highlighter = createHighlighterCoreSync({
  themes: [theme],
  // A grammar that uses what JavaScript's expressions lack is highlighted as far as they go.
  engine: createJavaScriptRegexEngine({ forgiving: true }),
})

const maxLineChars = 2_000

export type HighlightRequest = {
  /** The text, cut at ends of lines. */
  chunks: readonly string[]
  language: Language
}

/** Yields the chunks of a text in colour, one by one. Slow, the first one of a language above all: call it in a worker. */
export async function* highlight({ chunks, language }: HighlightRequest): AsyncGenerator<ColoredChunk, void> {
  if (!highlighter.getLoadedLanguages().includes(language)) {
    await highlighter.loadLanguage(...(await loadLanguage(language)))
  }
  let state: GrammarState | undefined
  for (const chunk of chunks) {
    // The break that ends a chunk would be read as another, empty line.
    const lines = chunk.endsWith("\n") ? chunk.slice(0, -1) : chunk
    const tokens = highlighter.codeToTokensBase(lines, {
      lang: language,
      theme: "ours",
      tokenizeMaxLineLength: maxLineChars,
      // Shiki gives a line half a second, in which a slow machine does not even get its grammar compiled; all that follows then has the
      // colour of what came before.
      tokenizeTimeLimit: 0,
      ...(state && { grammarState: state }),
    })
    state = highlighter.getLastGrammarState(tokens)
    yield toPieces(tokens, chunk.endsWith("\n"))
  }
}

/** Joins neighbours of one colour: fewer elements on the page. */
function toPieces(lines: ThemedToken[][], endsLine: boolean): ColoredChunk {
  const pieces: CodeToken[] = []
  lines.forEach((line, index) => {
    for (const { content, color } of line) add(pieces, content, color)
    if (endsLine || index < lines.length - 1) add(pieces, "\n", pieces.at(-1)?.color)
  })
  return pieces
}

function add(pieces: CodeToken[], text: string, color: string | undefined): void {
  const last = pieces.at(-1)
  if (last && (last.color === color || text.trim() === "")) last.text += text
  else pieces.push({ text, color })
}
