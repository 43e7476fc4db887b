type Path = readonly PropertyKey[]

/** The line (from 1) at which the value at `path` begins in a JSON text; that of its nearest parent when it is not there. */
export function lineOfPath(text: string, path: Path): number {
  const found = new Finder(text, path).find()
  return lineAt(text, found)
}

/** The line (from 1) of an offset. */
export function lineAt(text: string, offset: number): number {
  return text.slice(0, offset).split("\n").length
}

/** Walks a text that is known to be JSON along a path. */
class Finder {
  readonly #text: string
  readonly #path: Path
  #at = 0
  #found = 0

  constructor(text: string, path: Path) {
    this.#text = text
    this.#path = path
  }

  find(): number {
    this.#value(0)
    return this.#found
  }

  /** Reads one value; `depth` is how much of the path led here, or -1 when it is beside the path. */
  #value(depth: number) {
    this.#space()
    if (depth >= 0) this.#found = this.#at
    const first = this.#text[this.#at]
    if (first === "{") this.#members(depth, "}")
    else if (first === "[") this.#members(depth, "]")
    else if (first === '"') this.#string()
    else this.#match(/[^\s,\]}]+/y)
  }

  #members(depth: number, end: "}" | "]") {
    this.#at++
    for (let index = 0; ; index++) {
      this.#space()
      if (this.#text[this.#at] === end || this.#at >= this.#text.length) break
      const key = end === "}" ? this.#key() : index
      const leads = depth >= 0 && String(this.#path[depth]) === String(key)
      this.#value(leads ? depth + 1 : -1)
      this.#space()
      if (this.#text[this.#at] === ",") this.#at++
    }
    this.#at++
  }

  #key(): string {
    const key = this.#string()
    this.#space()
    this.#at++
    return key
  }

  #string(): string {
    return JSON.parse(this.#match(/"(?:[^"\\]|\\.)*"/y))
  }

  #space() {
    this.#match(/\s*/y)
  }

  #match(pattern: RegExp): string {
    pattern.lastIndex = this.#at
    const [text = ""] = pattern.exec(this.#text) ?? []
    this.#at += text.length
    return text
  }
}
