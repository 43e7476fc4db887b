// Reads the words of one PDF in a thread of its own. Plain JavaScript, found at run time, because bundlers do not follow a worker
// into its packages.
import { parentPort, workerData } from "node:worker_threads"
import { getDocumentProxy } from "unpdf"

const { bytes, maxPages, maxCharacters } = workerData

async function read() {
  // Nothing is drawn and nothing is run; `verbosity` keeps complaints about damaged files out of the log.
  const pdf = await getDocumentProxy(bytes, { verbosity: 0, isEvalSupported: false, stopAtErrors: false })
  let text = ""
  for (let page = 1; page <= Math.min(pdf.numPages, maxPages) && text.length < maxCharacters; page++) {
    const { items } = await (await pdf.getPage(page)).getTextContent()
    const words = items.map(({ str = "", hasEOL }) => (hasEOL ? `${str}\n` : str)).join("")
    text += words.trim() === "" ? "" : `${text === "" ? "" : "\n\n"}${words.trim()}`
  }
  return text.slice(0, maxCharacters)
}

try {
  parentPort.postMessage({ text: await read() })
} catch (error) {
  parentPort.postMessage({ error: error instanceof Error ? error.name : "unknown" })
}
