let library: Promise<string> | null = null

/** The source text of Mermaid, for a frame that can load nothing by itself. Fetched once a page. */
export function mermaidLibrary(): Promise<string> {
  library ??= fetch(new URL("@mermaid-js/tiny/dist/mermaid.tiny.js", import.meta.url)).then((response) => {
    if (!response.ok) throw new Error(`HTTP ${response.status}`)
    return response.text()
  })
  library.catch(() => {
    library = null
  })
  return library
}
