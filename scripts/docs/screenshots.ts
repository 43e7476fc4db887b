import { type Browser, type BrowserContextOptions, chromium } from "@playwright/test"
import { demoPrompts } from "../../demo/prompts.ts"
import { App } from "../../e2e/fixtures/app.ts"
import { ChatPage } from "../../e2e/fixtures/chat-page.ts"
import { wholeBrowser } from "../../e2e/fixtures/chromium.ts"
import { buildIfChanged } from "../serve/build.ts"

// The real app with the demo model, as a stranger meets it.
type Shot = { file: string; prompt: "long" | "error" | null; context: BrowserContextOptions }

const desktop = { viewport: { width: 1280, height: 800 } }
const phone = { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true, deviceScaleFactor: 2 }
const shots: Shot[] = [
  { file: "empty-light.png", prompt: null, context: { ...desktop, colorScheme: "light" } },
  { file: "answer-light.png", prompt: "long", context: { ...desktop, colorScheme: "light" } },
  { file: "answer-dark.png", prompt: "long", context: { ...desktop, colorScheme: "dark" } },
  { file: "failed-light.png", prompt: "error", context: { ...desktop, colorScheme: "light" } },
  { file: "empty-phone-light.png", prompt: null, context: { ...phone, colorScheme: "light" } },
  { file: "answer-phone-light.png", prompt: "long", context: { ...phone, colorScheme: "light" } },
  { file: "answer-phone-dark.png", prompt: "long", context: { ...phone, colorScheme: "dark" } },
]

await buildIfChanged(new URL("../..", import.meta.url))
const app = await App.start({})
const browser = await chromium.launch(wholeBrowser)
try {
  for (const shot of shots) await take(browser, app, shot)
} finally {
  await browser.close()
  await app.close()
}

async function take(browser: Browser, app: App, { file, prompt, context }: Shot): Promise<void> {
  const session = await browser.newContext({ baseURL: app.url, reducedMotion: "reduce", ...context })
  const page = await session.newPage()
  const chat = new ChatPage(page)
  await chat.open()
  const chosen = demoPrompts.find(({ id }) => id === prompt)
  if (chosen) {
    await page.getByRole("button", { name: chosen.label }).click()
    await chat.outcome.waitFor({ state: "attached", timeout: 60_000 })
    if (prompt === "long") await chat.lastAnswer.getByRole("table").scrollIntoViewIfNeeded()
  }
  await page.screenshot({ path: `docs/images/${file}` })
  await session.close()
}
