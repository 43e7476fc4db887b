/**
 * Draws with Mermaid what its page sends it. It can load nothing, so the library comes in the first message too. Messages in:
 * `{ library }`, `{ source, dark }`; out: `ready`, `{ drawn: { width, height } }` in CSS pixels, `failed`.
 */
export function frameDocument(nonce: string): string {
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<title>Diagram</title>
<style>
  body { margin: 0; font-family: system-ui, sans-serif }
  #diagram { display: grid; justify-items: center }
  svg { max-width: 100%; height: auto }
</style>
<div id="diagram"></div>
<script nonce="${nonce}">${script}</script>
</html>`
}

const script = `
const nonce = document.currentScript.nonce
const place = document.getElementById("diagram")
const say = (message) => parent.postMessage(message, "*")
let count = 0
// Mermaid parses labels as markup before it cleans them. Our policy blocks what that would run, and reports it; this leaves
// nothing to block. Line breaks and <<stereotypes>> are Mermaid's own.
const tag = /(?<!<)<(?!br\\s*\\/?>)(?=[a-z!\\/?])/gi

addEventListener("message", async ({ source: sender, data }) => {
  if (sender !== parent) return
  if (data.library) install(data.library)
  if (data.source === undefined) return
  try {
    await draw(data)
  } catch {
    say("failed")
  }
})

function install(library) {
  const element = document.createElement("script")
  element.nonce = nonce
  element.textContent = library
  document.head.append(element)
}

async function draw({ source, dark }) {
  document.documentElement.style.colorScheme = dark ? "dark" : "light"
  mermaid.initialize({
    startOnLoad: false,
    securityLevel: "strict",
    suppressErrorRendering: true,
    maxTextSize: 50000,
    htmlLabels: false,
    flowchart: { htmlLabels: false },
    theme: dark ? "dark" : "neutral",
    fontFamily: "system-ui, sans-serif",
  })
  const { svg } = await mermaid.render("diagram-" + ++count, source.replace(tag, "#lt;"))
  place.innerHTML = svg
  const { width, height } = place.firstElementChild.getBoundingClientRect()
  say({ drawn: { width, height: place.scrollHeight } })
}

say("ready")
`
