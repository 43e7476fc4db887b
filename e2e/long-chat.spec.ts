import { importLongChat } from "./fixtures/long-chat.ts"
import { expect, test } from "./fixtures/test.ts"

const messages = 1_000

// A busy machine takes tens of seconds to put them all on the page; how fast a quiet one is, `npm run bench:ui -- long-chat` says.
test.describe.configure({ timeout: 180_000 })

test("a chat of 1 000 messages comes with its last ones, opens there, and has all of them soon", async ({
  chat,
  page,
}) => {
  const path = `/chats/${await importLongChat(page, messages)}`
  const html = await (await page.request.get(path)).text()
  expect(html.match(/<article/g)?.length, "messages in the page as it comes").toBeLessThan(60)
  await page.goto(path)
  await expect(chat.lastAnswer).toBeInViewport()
  await expect(chat.lastAnswer).toContainText(`Answer ${messages / 2}.`)
  await expect(chat.questions).toHaveCount(messages / 2, { timeout: 30_000 })
  await expect(chat.lastAnswer).toBeInViewport()
})

test("a chat of 1 000 messages is scrolled to its beginning, and what is out of sight is not laid out", async ({
  chat,
  page,
}) => {
  await page.goto(`/chats/${await importLongChat(page, messages)}`)
  await expect(chat.questions).toHaveCount(messages / 2, { timeout: 30_000 })
  await page.locator(".conversation-frame").hover()
  for (let turn = 0; turn < 20; turn += 1) await page.mouse.wheel(0, -2_000)
  await page.locator(".conversation-frame").evaluate((frame) => frame.scrollTo(0, 0))
  await expect(chat.questions.first()).toBeInViewport()
  const laidOut = await page
    .locator(".turn")
    .evaluateAll(
      (turns) =>
        turns.filter(
          (turn) => turn.firstElementChild?.checkVisibility({ contentVisibilityAuto: true }) ?? false,
        ).length,
    )
  expect(laidOut, "turns that are laid out").toBeLessThan(40)
})
