import {
  createCssVariablesTheme,
  createHighlighterCoreSync,
  type GrammarState,
  type ThemedToken,
} from "@shikijs/core"
import { createJavaScriptRegexEngine } from "@shikijs/engine-javascript"
import { loadLanguage } from "./languages"

export type CodeToken = { text: string; color: string | undefined }
export type CodeLine = readonly CodeToken[]

const theme = createCssVariablesTheme({ name: "ours", variablePrefix: "--code-", fontStyle: false })
const highlighter = createHighlighterCoreSync({
  themes: [theme],
  // A grammar that uses what JavaScript's expressions lack is highlighted as far as they go.
  engine: createJavaScriptRegexEngine({ forgiving: true }),
})

const linesAtOnce = 30
const maxLineChars = 2_000

/** Yields the lines of `code` in runs, with breaks between them in which the page can breathe. */
export async function* highlight(code: string, language: string): AsyncGenerator<CodeLine[], void> {
  if (!highlighter.getLoadedLanguages().includes(language)) {
    await highlighter.loadLanguage(...(await loadLanguage(language)))
  }
  const lines = code.split("\n")
  let state: GrammarState | undefined
  for (let start = 0; start < lines.length; start += linesAtOnce) {
    const run = lines.slice(start, start + linesAtOnce).join("\n")
    const options = {
      lang: language,
      theme: "ours",
      tokenizeMaxLineLength: maxLineChars,
      ...(state && { grammarState: state }),
    }
    const tokens = highlighter.codeToTokensBase(run, options)
    state = highlighter.getLastGrammarState(tokens)
    yield tokens.map(toLine)
    await breath()
  }
}

function toLine(tokens: ThemedToken[]): CodeLine {
  return tokens.map(({ content, color }) => ({ text: content, color }))
}

function breath(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve))
}
