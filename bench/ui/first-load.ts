import { gzipSync } from "node:zlib"
import type { Figure } from "./table.ts"

const limitKilobytes = 230

/** What only comes when it is needed, and a name that only its own code contains. */
const absent = { Shiki: "createJavaScriptRegexEngine", KaTeX: "katex-html", Mermaid: "flowchart-elk" }

/** The scripts that the chat page names for browsers of today, compressed as a server sends them. 1 KB = 1000 bytes. */
export async function measureFirstLoad(url: string): Promise<Figure[]> {
  const html = await (await fetch(url)).text()
  const paths = new Set(
    [...html.matchAll(/<script[^>]* src="([^"]+)"[^>]*>/g)].flatMap(([tag, path]) =>
      tag.includes("noModule") || !path ? [] : path,
    ),
  )
  const scripts = await Promise.all([...paths].map((path) => read(new URL(path, url))))
  const kilobytes = scripts.reduce((sum, script) => sum + gzipSync(script).length, 0) / 1000
  const present = Object.entries(absent).filter(([, sign]) => scripts.some((script) => script.includes(sign)))
  return [
    { what: "first load, gzip", value: kilobytes, unit: "KB", limit: limitKilobytes },
    { what: "first load, files", value: scripts.length, unit: "" },
    { what: "of Shiki, KaTeX, Mermaid in it", value: present.length, unit: "", limit: 0 },
  ]
}

async function read(url: URL): Promise<string> {
  return (await fetch(url)).text()
}
