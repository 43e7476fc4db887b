import type { TokenizerExtension } from "marked"

/** A formula in TeX; `display` stands on a line of its own. */
export type MathToken = { type: "math"; raw: string; tex: string; display: boolean }

// An open formula block goes on to the end, like an open code fence.
const blockRules = [
  /^\$\$[ \t]*(?:\n|$)([\s\S]*?)(?:\n?\$\$[ \t]*(?:\n|$)|$)/,
  /^\\\[[ \t]*(?:\n|$)([\s\S]*?)(?:\n?\\\][ \t]*(?:\n|$)|$)/,
]
const displayRules = [/^\$\$((?:\\[\s\S]|[^$\\])+?)\$\$/, /^\\\[((?:[^\\]|\\(?!\]))+?)\\\]/]
// A dollar sign before a blank, or behind one, or before a digit, is money.
const inlineRules = [
  /^\$(?![\s$])((?:\\[^\n]|[^$\\\n])*?(?:\\[^\n]|[^\s$\\]))\$(?!\d)/,
  /^\\\(((?:[^\\\n]|\\(?!\)))+?)\\\)/,
]

/** Teaches marked `$…$`, `$$…$$`, `\(…\)` and `\[…\]`. */
export const mathExtensions: TokenizerExtension[] = [
  {
    name: "math",
    level: "block",
    start: (source) => firstOf(source, /^(?:\$\$|\\\[)[ \t]*$/m),
    tokenizer: (source) => token(source, blockRules, true),
  },
  {
    name: "math",
    level: "inline",
    start: (source) => firstOf(source, /\$|\\[([]/),
    tokenizer: (source) => token(source, displayRules, true) ?? token(source, inlineRules, false),
  },
]

function firstOf(source: string, start: RegExp): number | undefined {
  const index = source.search(start)
  return index < 0 ? undefined : index
}

function token(source: string, rules: readonly RegExp[], display: boolean): MathToken | undefined {
  for (const rule of rules) {
    const match = rule.exec(source)
    if (match) return { type: "math", raw: match[0], tex: (match[1] ?? "").trim(), display }
  }
  return undefined
}
