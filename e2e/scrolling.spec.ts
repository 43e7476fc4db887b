import type { Locator, Page } from "@playwright/test"
import { HOLD, tokens } from "../demo/script.ts"
import { expect, test } from "./fixtures/test.ts"

test("a question that is sent stands near the top, with room below", async ({ chat, modelServer, page }) => {
  modelServer.script([tokens(1_500)])
  await chat.send("First")
  await chat.expectComplete()
  modelServer.script(["Short", HOLD])
  await chat.send("Second")
  await expect(chat.lastAnswer).toContainText("Short")
  const question = await boxOf(chat.questions.last())
  const frame = await boxOf(frameOf(page))
  expect(question.y - frame.y, "pixels below the top").toBeLessThan(80)
  expect(question.y - frame.y).toBeGreaterThanOrEqual(0)
})

test("while the reader is at the end, it stays in view", async ({ chat, modelServer, page }) => {
  modelServer.script([tokens(1_500, { perSecond: 500 })])
  await chat.send("Go on")
  await chat.expectComplete()
  await expect.poll(() => distanceToEnd(page)).toBeLessThan(30)
  await expect(jumpButton(page)).toBeHidden()
})

test("the reader's own scroll is left alone during a fast answer, and one button leads back", async ({
  chat,
  modelServer,
  page,
}) => {
  modelServer.script([tokens(1_000), HOLD, tokens(1_500, { perSecond: 500, from: 1_001 })])
  await chat.send("Go on")
  await expect(chat.lastAnswer).toContainText("w1000 ")
  await frameOf(page).hover()
  await page.mouse.wheel(0, -400)
  await expect(jumpButton(page)).toBeVisible()
  const before = await topOf(page)
  await watchTops(page)
  modelServer.release()
  await expect(chat.lastAnswer).toContainText("w2500")
  await chat.expectComplete()
  expect(await topsSeen(page), "every scroll position that a frame was painted at").toEqual([before])
  await jumpButton(page).click()
  await expect.poll(() => distanceToEnd(page)).toBeLessThan(30)
})

test("the button counts what came while the reader was elsewhere in the chat", async ({
  chat,
  modelServer,
  page,
  context,
}) => {
  modelServer.script([tokens(1_500)])
  await chat.send("A long one")
  await chat.expectComplete()
  await frameOf(page).hover()
  await page.mouse.wheel(0, -900)
  await expect(jumpButton(page)).toHaveAccessibleName("Jump to latest")
  const beside = await chat.openBeside(context, new URL(page.url()).pathname)
  modelServer.script(["Short."])
  await beside.send("Another")
  await beside.expectComplete()
  await page.bringToFront()
  await expect(jumpButton(page)).toHaveAccessibleName("Jump to latest, 2 new messages")
  await jumpButton(page).click()
  await expect(chat.answerText).toBeInViewport()
  await expect(jumpButton(page)).toBeHidden()
})

test("going to another chat and back restores the place", async ({ chat, modelServer, page }) => {
  modelServer.script([tokens(2_000)])
  await chat.send("A long one")
  await chat.expectComplete()
  await frameOf(page).hover()
  await page.mouse.wheel(0, -900)
  await expect(jumpButton(page)).toBeVisible()
  const before = await distanceToEnd(page)
  await chat.newChat()
  await expect(chat.questions).toHaveCount(0)
  await chat.chat("A long one").click()
  await expect(chat.lastAnswer).toContainText("w2000")
  await expect.poll(async () => Math.abs((await distanceToEnd(page)) - before)).toBeLessThan(5)
})

function frameOf(page: Page): Locator {
  return page.locator(".conversation-frame")
}
function jumpButton(page: Page): Locator {
  return page.getByRole("button", { name: /^Jump to latest/ })
}
function topOf(page: Page): Promise<number> {
  return frameOf(page).evaluate((frame) => frame.scrollTop)
}
declare global {
  interface Window {
    tops?: Set<number>
  }
}
/** Begins to note the scroll position of every frame. */
function watchTops(page: Page): Promise<void> {
  return frameOf(page).evaluate((element) => {
    const tops = new Set<number>()
    window.tops = tops
    requestAnimationFrame(function frame() {
      tops.add(element.scrollTop)
      requestAnimationFrame(frame)
    })
  })
}
function topsSeen(page: Page): Promise<number[]> {
  return page.evaluate(() => [...(window.tops ?? [])])
}
function distanceToEnd(page: Page): Promise<number> {
  return frameOf(page).evaluate((frame) => frame.scrollHeight - frame.scrollTop - frame.clientHeight)
}
async function boxOf(locator: Locator) {
  const box = await locator.boundingBox()
  if (!box) throw new Error("not on screen")
  return box
}
