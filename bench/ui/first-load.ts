import { gzipSync } from "node:zlib"
import type { Page } from "@playwright/test"
import { importLongChat } from "../../e2e/fixtures/long-chat.ts"
import { readRhythm, watchRhythmOfPages } from "../../e2e/fixtures/rhythm.ts"
import { type Bench, openChat, settle } from "./bench.ts"
import type { Figure } from "./table.ts"

const limitKilobytes = 230

/** What only comes when it is needed, and a name that only its own code contains. */
const absent = { Shiki: "createJavaScriptRegexEngine", KaTeX: "katex-html", Mermaid: "flowchart-elk" }

/**
 * The scripts that the pages of a new chat and of one with messages name for browsers of today, compressed as a server sends
 * them. 1 KB = 1000 bytes.
 */
export async function measureFirstLoad(bench: Bench): Promise<Figure[]> {
  const { page } = await openChat(bench)
  const stored = await scriptsOf(page, `/chats/${await importLongChat(page, 2)}`)
  const fresh = await scriptsOf(page, "/")
  await watchRhythmOfPages(page)
  await page.goto("/")
  await settle(page)
  const { longestTaskMs } = await readRhythm(page)
  await page.context().close()
  const present = Object.entries(absent).filter(([, sign]) => stored.some((script) => script.includes(sign)))
  const is = (what: string) => `first load: ${what}`
  return [
    { what: is("a new chat, gzip"), value: kilobytes(fresh), unit: "KB", limit: limitKilobytes },
    { what: is("a chat with messages, gzip"), value: kilobytes(stored), unit: "KB", limit: limitKilobytes },
    { what: is("files of a new chat"), value: fresh.length, unit: "" },
    { what: is("longest task"), value: longestTaskMs, unit: "ms" },
    { what: is("of Shiki, KaTeX, Mermaid in it"), value: present.length, unit: "", limit: 0 },
  ]
}

async function scriptsOf({ request }: Page, path: string): Promise<string[]> {
  const html = await (await request.get(path)).text()
  const paths = new Set(
    [...html.matchAll(/<script[^>]* src="([^"]+)"[^>]*>/g)].flatMap(([tag, path]) =>
      tag.includes("noModule") || !path ? [] : path,
    ),
  )
  return Promise.all([...paths].map(async (path) => (await request.get(path)).text()))
}

function kilobytes(scripts: readonly string[]): number {
  return scripts.reduce((sum, script) => sum + gzipSync(script).length, 0) / 1000
}
