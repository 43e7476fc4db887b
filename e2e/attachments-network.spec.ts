import type { Page } from "@playwright/test"
import {
  attach,
  attached,
  type Chosen,
  contentOf,
  image,
  input,
  notes,
  ready,
} from "./fixtures/attachments.ts"
import { expect, test } from "./fixtures/test.ts"

test.use({ appEnv: { MODELS_FILE: "e2e/fixtures/seeing-models.json" } })

test.describe("on a slow network", () => {
  test.use({ expectedConsole: [/net::ERR/] })

  /** Everything goes through this, so that a test can hold it. */
  async function slow(page: Page): Promise<void> {
    const session = await page.context().newCDPSession(page)
    await session.send("Network.enable")
    await session.send("Network.emulateNetworkConditions", {
      offline: false,
      latency: 0,
      downloadThroughput: -1,
      uploadThroughput: 300_000,
    })
  }
  const large: Chosen = { name: "long.txt", mimeType: "text/plain", buffer: Buffer.alloc(900_000, "a") }

  test("an upload shows how far it is, and the message waits for it", async ({ chat, page, modelServer }) => {
    modelServer.script(["Long."])
    await slow(page)
    await input(page).setInputFiles(large)
    const bar = page.getByRole("progressbar", { name: "Uploading long.txt" })
    await expect
      .poll(() => bar.evaluate((element: HTMLProgressElement) => element.value > 0 && element.value < 1))
      .toBe(true)
    await chat.message.fill("How long?")
    await chat.message.press("Enter")
    await expect(page.getByRole("button", { name: "Sends when the files are uploaded" })).toBeVisible()
    await expect(chat.questions).toHaveCount(0)
    await expect(chat.questions).toContainText("How long?", { timeout: 20_000 })
    await chat.expectComplete()
    expect(contentOf(await modelServer.request(1))).toContain("It goes on, but only its beginning is here.")
  })

  test("an upload can be cancelled, and then nothing of it is sent", async ({ chat, page, modelServer }) => {
    modelServer.script(["Short."])
    await slow(page)
    await input(page).setInputFiles(large)
    await page.getByRole("button", { name: "Cancel long.txt" }).click()
    await expect(attached(page)).toBeHidden()
    await expect(chat.message).toBeFocused()
    await chat.send("Never mind")
    await chat.expectComplete()
    expect(contentOf(await modelServer.request(1))).toBe("Never mind")
  })
})

test.describe("a lost network", () => {
  test.use({ expectedConsole: [/net::ERR/] })

  test("fails an upload in words, and trying again brings it there", async ({ chat, page, context }) => {
    await expect(chat.message).toBeVisible()
    await attach(page, image)
    await context.setOffline(true)
    await input(page).setInputFiles(notes)
    const tile = attached(page).getByRole("listitem", { name: "notes.md" })
    await expect(tile).toContainText("The connection was lost")
    await context.setOffline(false)
    await page.getByRole("button", { name: "Try notes.md again" }).click()
    await expect(ready(page, 2)).toBeAttached()
  })
})
