import type { Browser, Page } from "@playwright/test"
import type { App } from "../../e2e/fixtures/app.ts"
import { ChatPage } from "../../e2e/fixtures/chat-page.ts"
import type { ModelServer } from "../../e2e/fixtures/model-server.ts"

/** What the parts of the benchmark share. */
export type Bench = { app: App; browser: Browser; modelServer: ModelServer }

/** A chat page of a new guest. */
export async function openChat({ app, browser }: Bench): Promise<ChatPage> {
  const context = await browser.newContext({ baseURL: app.url, viewport: { width: 1280, height: 800 } })
  const chat = new ChatPage(await context.newPage())
  await chat.open()
  return chat
}

/** Resolves when the page has had no long task for a second: what it fetches ahead of time is there. */
export async function settle(page: Page): Promise<void> {
  await page.evaluate(
    (quietMs) =>
      new Promise<void>((resolve) => {
        let timer = setTimeout(resolve, quietMs)
        new PerformanceObserver(() => {
          clearTimeout(timer)
          timer = setTimeout(resolve, quietMs)
        }).observe({ type: "longtask", buffered: true })
      }),
    1_000,
  )
}
