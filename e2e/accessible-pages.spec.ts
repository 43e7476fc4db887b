import type { Page } from "@playwright/test"
import { prose } from "../components/gallery/markdown-samples.ts"
import { signInAs } from "./fixtures/account.ts"
import type { App } from "./fixtures/app.ts"
import { expectAccessible } from "./fixtures/axe.ts"
import { ChatPage } from "./fixtures/chat-page.ts"
import type { ModelServer } from "./fixtures/model-server.ts"
import { expect, test } from "./fixtures/test.ts"

type Given = { app: App; modelServer: ModelServer; page: Page }

/** Pages that show something only to who has something: each makes it, and says where it is. */
const ways: Record<string, (given: Given) => Promise<string>> = {
  "an account": async ({ app, page }) => {
    await signInAs(page.request, app.url, "ada")
    return "/account"
  },
  "a chat that was shared": async ({ app, modelServer, page }) => {
    const chat = new ChatPage(page)
    await chat.open()
    modelServer.script([prose])
    await chat.send("How does a mill race work?")
    await chat.expectComplete()
    const headers = { origin: app.url }
    const shared = await page.request.post(`/api/chat/${await chat.chatId()}/share`, { headers, data: {} })
    return `/share/${(await shared.json()).token}`
  },
  "a new password by mail": async () => "/reset-password?token=of-a-mail",
}

for (const [name, reach] of Object.entries(ways))
  test(`the page of ${name} is accessible`, async ({ app, modelServer, page }) => {
    await page.goto(await reach({ app, modelServer, page }))
    await expect(page.getByRole("heading").first()).toBeVisible()
    await expectAccessible(page)
  })
