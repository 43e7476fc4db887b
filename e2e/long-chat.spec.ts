import type { Page } from "@playwright/test"
import { readRhythm, watchRhythm } from "./fixtures/rhythm.ts"
import { expect, test } from "./fixtures/test.ts"

const messages = 1_000

test("a chat of 1 000 messages opens at its last one, long before the first is on the page", async ({
  chat,
  page,
}) => {
  const id = await importLongChat(page)
  const startedAt = performance.now()
  await page.goto(`/chats/${id}`)
  await expect(chat.lastAnswer).toBeInViewport()
  await expect(chat.lastAnswer).toContainText(`Answer ${messages / 2}.`)
  const openedMs = performance.now() - startedAt
  const shownFirst = await chat.questions.count()
  await expect(chat.questions).toHaveCount(messages / 2, { timeout: 30_000 })
  const allMs = performance.now() - startedAt
  await expect(chat.lastAnswer).toBeInViewport()
  console.log(
    `1 000 messages: the last one after ${ms(openedMs)} with ${shownFirst} questions, all after ${ms(allMs)}`,
  )
})

test("a chat of 1 000 messages is scrolled to its beginning, and what is out of sight is not laid out", async ({
  chat,
  page,
}) => {
  test.setTimeout(120_000)
  await page.goto(`/chats/${await importLongChat(page)}`)
  await expect(chat.questions).toHaveCount(messages / 2, { timeout: 30_000 })
  await watchRhythm(page)
  await page.locator(".conversation-frame").hover()
  for (let turn = 0; turn < 20; turn += 1) await page.mouse.wheel(0, -2_000)
  await page.locator(".conversation-frame").evaluate((frame) => frame.scrollTo(0, 0))
  await expect(chat.questions.first()).toBeInViewport()
  const { longestTaskMs, medianFrameMs } = await readRhythm(page)
  console.log(`1 000 messages scrolled: longest task ${ms(longestTaskMs)}, median frame ${ms(medianFrameMs)}`)
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

/** Makes the chat as an import does; returns its id. */
async function importLongChat(page: Page): Promise<string> {
  await page.goto("/")
  await page.getByRole("textbox", { name: "Message" }).waitFor()
  const chats = [longChat()]
  await page.evaluate(async (body) => {
    await fetch("/api/session")
    const imported = await fetch("/api/import", {
      method: "POST",
      headers: { "content-type": "application/json" },
      body,
    })
    if (!imported.ok) throw new Error(await imported.text())
  }, JSON.stringify({ chats }))
  const page1 = await page.evaluate(async () => (await fetch("/api/chats")).json())
  return page1.chats[0].id
}

function longChat() {
  const createdAt = new Date(0).toISOString()
  const all = Array.from({ length: messages }, (_, index) => {
    const turn = Math.floor(index / 2) + 1
    const isQuestion = index % 2 === 0
    const text = isQuestion
      ? `Question ${turn}?`
      : `Answer ${turn}. ${"Water turns the wheel. ".repeat(20)}\n\n- one\n- two\n\n\`\`\`ts\nconst turn = ${turn}\n\`\`\``
    return {
      id: `m${index}`,
      parentId: index === 0 ? null : `m${index - 1}`,
      role: isQuestion ? "user" : "assistant",
      parts: [{ type: "text", text }],
      metadata: isQuestion ? {} : { outcome: { status: "complete" } },
      createdAt,
    }
  })
  return {
    title: "A long chat",
    createdAt,
    updatedAt: createdAt,
    activeLeafId: `m${messages - 1}`,
    messages: all,
  }
}

const ms = (value: number) => `${Math.round(value)} ms`
