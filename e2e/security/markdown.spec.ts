import type { Page } from "@playwright/test"
import { expect, test } from "../fixtures/test.ts"
import { corpus } from "./corpus.ts"

test.use({ appEnv: { GALLERY: "true" } })

async function open(page: Page): Promise<string[]> {
  const dialogs: string[] = []
  page.on("dialog", (dialog) => {
    dialogs.push(dialog.message())
    void dialog.dismiss()
  })
  await page.goto("/gallery/prefixes")
  await page.waitForFunction(() => window.showMarkdown !== undefined)
  return dialogs
}

/** Shows every prefix of a text and says what is on the page that must not be. Runs in the browser. */
function showPrefixes({ text, answer }: { text: string; answer: number }): string[] {
  const forbidden =
    "script, style, link, meta, base, object, embed, form, video, audio, picture, source, template, [srcset], [background], [srcdoc]"
  const problems = new Set<string>()
  const main = document.querySelector("main") as HTMLElement
  const look = () => {
    for (const element of main.querySelectorAll(forbidden)) problems.add(element.outerHTML)
    for (const element of main.querySelectorAll("*")) {
      for (const { name, value } of element.attributes) {
        if (name.startsWith("on")) problems.add(`${name}=${value}`)
        if (name === "href" && !/^(https?:|mailto:|#)/.test(value)) problems.add(`href=${value}`)
        if (name === "src" && value !== "/frames/diagram") problems.add(`src=${value}`)
        if (name === "style" && /url\(|expression/i.test(value)) problems.add(`style=${value}`)
      }
    }
    for (const frame of main.querySelectorAll("iframe"))
      if (frame.getAttribute("sandbox") !== "allow-scripts") problems.add(frame.outerHTML)
  }
  for (let end = 1; end <= text.length; end++) {
    window.showMarkdown?.({ text: text.slice(0, end), streaming: true, answer })
    look()
  }
  window.showMarkdown?.({ text, streaming: false, answer })
  look()
  return [...problems]
}

test(`${corpus.length} payloads at every streaming prefix: nothing runs, nothing is loaded, nothing leads astray`, async ({
  page,
}) => {
  test.setTimeout(240_000)
  const dialogs = await open(page)
  let prefixes = 0
  for (const [answer, text] of corpus.entries()) {
    const problems = await page.evaluate(showPrefixes, { text, answer: answer + 1 })
    expect(problems, text).toEqual([])
    prefixes += text.length
  }
  console.log(`${prefixes} prefixes shown`)
  // Diagrams are drawn later, by a library: each gets the time it takes.
  const diagrams = [...corpus.entries()].filter(([, text]) => text.includes("```mermaid"))
  expect(diagrams.length).toBeGreaterThan(0)
  for (const [answer, text] of diagrams) {
    await page.evaluate((shown) => window.showMarkdown?.(shown), {
      text,
      streaming: false,
      answer: -answer - 1,
    })
    const figures = page.getByRole("figure", { name: "Diagram" })
    const drawn = figures.filter({ has: page.locator('iframe:not([height="0"])') })
    const failed = figures.filter({ hasText: "could not be drawn" })
    await expect(figures.first(), text).toBeVisible()
    await expect(drawn.or(failed), text).toHaveCount(await figures.count(), { timeout: 20_000 })
  }
  expect(dialogs).toEqual([])
  expect(new URL(page.url()).pathname).toBe("/gallery/prefixes")
})

for (const character of ["[", "*", "|", ">", "`", "$", "<", "![", "- ", "_*"]) {
  test(`200 KB of ${JSON.stringify(character)} do not hold the page up`, async ({ page }) => {
    await open(page)
    const times = await page.evaluate((unit) => {
      const text = unit.repeat(200_000 / unit.length)
      return [1, 2, 3].map((answer) => {
        const startedAt = performance.now()
        window.showMarkdown?.({ text: text + answer, streaming: false, answer })
        return performance.now() - startedAt
      })
    }, character)
    // What the text costs is the same each time; what a busy machine adds is not.
    const ms = Math.min(...times)
    console.log(`200 KB of ${character}: ${ms.toFixed(0)} ms`)
    expect(ms).toBeLessThan(200)
  })
}
