import { setImmediate as turn } from "node:timers/promises"
import { Tokenizer, type TokenizerCallbacks } from "htmlparser2"

/** Read at a time; other work has its turn in between. */
const sliceLength = 16 * 1024
const maxTitleLength = 300

const skipped = new Set(
  "script style noscript template svg math iframe object select button nav footer".split(" "),
)
const blocks = new Set(
  `address article aside blockquote br dd details div dl dt fieldset figcaption figure form h1 h2 h3 h4 h5 h6 header hr li main
  ol p pre section summary table tr ul`.split(/\s+/),
)

/**
 * What a reader would see of an HTML page, headings and list items marked as in Markdown, until there is `maxLength` of it.
 * Tokens are read, no tree is built, so that the cost is linear whatever the nesting.
 */
export async function pageText(html: string, maxLength: number): Promise<{ title: string; text: string }> {
  const page = new PageText(html)
  const tokenizer = new Tokenizer({ decodeEntities: true }, page)
  for (let at = 0; at < html.length && page.length <= maxLength; at += sliceLength) {
    tokenizer.write(html.slice(at, at + sliceLength))
    await turn()
  }
  tokenizer.end()
  return page.result()
}

/** Takes the tokenizer's events, which name places in the page. */
class PageText implements TokenizerCallbacks {
  readonly #html: string
  #title = ""
  #text = ""
  #line = ""
  /** The element whose content is left out, and how many of its kind are open. */
  #skipping: { name: string; depth: number } | null = null
  #inTitle = false

  constructor(html: string) {
    this.#html = html
  }

  get length(): number {
    return this.#text.length + this.#line.length
  }

  onopentagname(start: number, end: number) {
    const name = this.#name(start, end)
    if (this.#skipping) {
      if (name === this.#skipping.name) this.#skipping.depth++
    } else if (skipped.has(name)) this.#skipping = { name, depth: 1 }
    else if (name === "title") this.#inTitle = true
    else if (blocks.has(name)) this.#endLine(markOf(name))
    else if (name === "td" || name === "th") this.#line += " "
  }

  onclosetag(start: number, end: number) {
    const name = this.#name(start, end)
    if (this.#skipping) this.#leave(name)
    else if (name === "title") this.#inTitle = false
    else if (blocks.has(name)) this.#endLine("")
  }

  onselfclosingtag() {
    if (this.#skipping) this.#leave(this.#skipping.name)
  }

  ontext(start: number, end: number) {
    if (!this.#skipping) this.#add(this.#html.slice(start, end))
  }

  ontextentity(codepoint: number) {
    if (!this.#skipping) this.#add(String.fromCodePoint(codepoint))
  }

  oncdata() {}
  oncomment() {}
  ondeclaration() {}
  onprocessinginstruction() {}
  onattribname() {}
  onattribdata() {}
  onattribentity() {}
  onattribend() {}
  onopentagend() {}
  onend() {}

  result() {
    this.#endLine("")
    return { title: collapsed(this.#title).trim().slice(0, maxTitleLength), text: this.#text.trim() }
  }

  #name(start: number, end: number): string {
    return this.#html.slice(start, Math.min(end, start + 20)).toLowerCase()
  }

  #leave(name: string) {
    if (this.#skipping && name === this.#skipping.name && --this.#skipping.depth === 0) this.#skipping = null
  }

  #add(text: string) {
    if (this.#inTitle) this.#title += text
    else this.#line += collapsed(text)
  }

  #endLine(mark: string) {
    const line = collapsed(this.#line).trim()
    if (/[^-# ]/.test(line)) this.#text += `${line}\n`
    this.#line = mark
  }
}

const collapsed = (text: string) => text.replace(/\s+/g, " ")

function markOf(name: string): string {
  if (name === "li") return "- "
  return /^h[1-6]$/.test(name) ? `${"#".repeat(Number(name[1]))} ` : ""
}
