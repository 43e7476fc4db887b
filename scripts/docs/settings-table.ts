import { settings } from "../../lib/config.ts"

const start = "<!-- settings: npm run docs:settings -->"
const end = "<!-- /settings -->"

/** The README with its table of settings as lib/config.ts has them now. */
export function withSettings(readme: string): string {
  const [before, rest] = split(readme, start)
  const [, after] = split(rest, end)
  return `${before}${start}\n\n${table()}\n\n${end}${after}`
}

function table(): string {
  const defaults = settings.parse({}) as Record<string, unknown>
  const rows = Object.entries(settings.shape).map(([name, { description = "" }]) =>
    row(`\`${name}\``, inCode(defaults[name]), description),
  )
  return [row("Setting", "Default", "What it does"), row("---", "---", "---"), ...rows].join("\n")
}

function row(...cells: string[]): string {
  return `| ${cells.map((cell) => cell.replaceAll("|", "\\|")).join(" | ")} |`
}

function inCode(value: unknown): string {
  return value === undefined ? "" : `\`${value}\``
}

function split(text: string, mark: string): [string, string] {
  const at = text.indexOf(mark)
  if (at < 0) throw new Error(`README.md has no line ${mark}.`)
  return [text.slice(0, at), text.slice(at + mark.length)]
}
