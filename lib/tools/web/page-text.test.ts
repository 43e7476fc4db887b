import { expect, test } from "vitest"
import { pageText } from "./page-text"

const read = (html: string) => pageText(html, 10_000)

test("headings, paragraphs, lists and tables become lines", async () => {
  const { title, text } = await read(
    `<!doctype html><title>The mill &amp; the race</title><h1>A <em>mill</em></h1><p>Water
      turns it.<p>Day and night.<ul><li>Wheel<li>Stone</ul>
      <table><tr><td>1834<td>built</tr></table>`,
  )
  expect(title).toBe("The mill & the race")
  expect(text).toBe("# A mill\nWater turns it.\nDay and night.\n- Wheel\n- Stone\n1834 built")
})

test("scripts, styles, navigation and pictures are left out", async () => {
  const { text } = await read(
    `a<script>"</p>" + evil()</script>b<style>p{}</style>c<nav><nav>x</nav>y</nav>d<svg><title>t</title></svg>e<svg/>f<!-- g -->`,
  )
  expect(text).toBe("abcdef")
})

test("a word over the border of two slices stays whole", async () => {
  const word = "x".repeat(40_000)
  expect((await pageText(`<p>${word}</p>`, 100_000)).text).toBe(word)
})

test("reading stops when there is enough", async () => {
  const { text } = await pageText("<p>word</p>".repeat(100_000), 1_000)
  expect(text.length).toBeLessThan(20_000)
})

test("deep nesting costs no more than its length", async () => {
  const { text } = await read(`${"<div><a>".repeat(200_000)}end${"</b>".repeat(200_000)}`)
  expect(text).toBe("end")
})
