import type { Page } from "@playwright/test"
import { importLongChat } from "../../e2e/fixtures/long-chat.ts"
import { readRhythm, watchRhythm, watchRhythmOfPages } from "../../e2e/fixtures/rhythm.ts"
import { type Bench, openChat } from "./bench.ts"
import { type Figure, median } from "./table.ts"

const messages = 1_000
const rounds = 5
const limits = { openedMs: 500, longestTaskMs: 50 }

declare global {
  interface Window {
    moments?: { inViewMs: number; allMs: number }
  }
}

/** How a chat of 1 000 messages opens, each time as a page of its own, and how it scrolls. Milliseconds, medians. */
export async function measureLongChat(bench: Bench): Promise<Figure[]> {
  const { page } = await openChat(bench)
  const path = `/chats/${await importLongChat(page, messages)}`
  await watchRhythmOfPages(page)
  await page.addInitScript(noteMoments, { turns: messages / 2, text: `Answer ${messages / 2}.` })
  const opened: Opened[] = []
  for (let round = 0; round < rounds; round += 1) opened.push(await open(page, path))
  const scrolledMs = await scroll(page)
  await page.context().close()
  const mid = (figure: keyof Opened) => median(opened.map((each) => each[figure]))
  const is = (what: string) => `1 000 messages: ${what}`
  return [
    { what: is("first byte of the page"), value: mid("firstByteMs"), unit: "ms" },
    { what: is("the page has arrived"), value: mid("arrivedMs"), unit: "ms" },
    { what: is("the last message is in view"), value: mid("inViewMs"), unit: "ms", limit: limits.openedMs },
    { what: is("longest task while it opens"), value: mid("longestTaskMs"), unit: "ms" },
    { what: is("all are on the page"), value: mid("allMs"), unit: "ms" },
    {
      what: is("longest task while it is scrolled"),
      value: scrolledMs,
      unit: "ms",
      limit: limits.longestTaskMs,
    },
  ]
}

/** Runs in the page: notes the first frame that shows the last message, and the first one in which all turns are there. */
function noteMoments({ turns, text }: { turns: number; text: string }): void {
  window.moments = { inViewMs: 0, allMs: 0 }
  const { moments } = window
  requestAnimationFrame(function look() {
    const shown = document.querySelectorAll(".turn")
    const last = shown[shown.length - 1]
    const { top, bottom } = last?.getBoundingClientRect() ?? { top: 0, bottom: 0 }
    const isInView = bottom > top && top < innerHeight && bottom > 0
    if (isInView && last?.textContent?.includes(text)) moments.inViewMs ||= performance.now()
    if (shown.length === turns) moments.allMs = performance.now()
    else requestAnimationFrame(look)
  })
}

type Opened = Record<"firstByteMs" | "arrivedMs" | "inViewMs" | "longestTaskMs" | "allMs", number>

/** The clock is the page's own: it begins with the navigation. */
async function open(page: Page, path: string): Promise<Opened> {
  await page.goto(path)
  await page.waitForFunction(() => window.moments?.allMs)
  const { longestTaskMs } = await readRhythm(page)
  const moments = await page.evaluate(() => {
    const [navigation] = performance.getEntriesByType("navigation") as PerformanceNavigationTiming[]
    const { responseStart: firstByteMs = 0, responseEnd: arrivedMs = 0 } = navigation ?? {}
    return { firstByteMs, arrivedMs, ...(window.moments ?? { inViewMs: 0, allMs: 0 }) }
  })
  return { ...moments, longestTaskMs }
}

/** From the end to the beginning by the wheel, as fast as it goes; the longest task meanwhile. */
async function scroll(page: Page): Promise<number> {
  await page.reload()
  await page.waitForFunction(() => window.moments?.allMs)
  await watchRhythm(page)
  const frame = page.locator(".conversation-frame")
  await frame.hover()
  while ((await frame.evaluate(({ scrollTop }) => scrollTop)) > 0) await page.mouse.wheel(0, -3_000)
  return (await readRhythm(page)).longestTaskMs
}
