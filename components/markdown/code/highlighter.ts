import {
  createCssVariablesTheme,
  createHighlighterCoreSync,
  type GrammarState,
  type ThemedToken,
} from "@shikijs/core"
import { createJavaScriptRegexEngine } from "@shikijs/engine-javascript"
import { loadLanguage } from "./languages"

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

/** Yields the chunks of a text in colour, one by one, with breaks between them in which the page can breathe. */
export async function* highlight(
  chunks: readonly string[],
  language: string,
): AsyncGenerator<ColoredChunk, void> {
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
      ...(state && { grammarState: state }),
    })
    state = highlighter.getLastGrammarState(tokens)
    yield toPieces(tokens, chunk.endsWith("\n"))
    await breath()
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

function breath(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve))
}
