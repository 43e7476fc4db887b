import { HOLD } from "../demo/script.ts"
import type { ChatPage } from "./fixtures/chat-page.ts"
import { expect, test } from "./fixtures/test.ts"
import { setVisible } from "./fixtures/visibility.ts"

test("a tab that was open before sees the answer live, and can stop it", async ({
  chat,
  context,
  modelServer,
}) => {
  modelServer.script(["I am well."])
  await chat.send("How are you?")
  await chat.expectComplete()
  const other = await chat.openBeside(context, `/chats/${await chat.chatId()}`)
  await expect(other.answerText).toHaveText("I am well.")
  modelServer.script(["one ", HOLD, "two ", HOLD, "three"])
  await chat.send("Count")
  await expect(other.answerText).toHaveText("one")
  modelServer.release()
  await expect(chat.answerText).toHaveText("one two")
  await expect(other.answerText).toHaveText("one two")
  await other.stop()
  await modelServer.expectSocketClosed({ withinMs: 2_000 })
  for (const tab of [chat, other]) {
    await tab.expectOutcome("stopped")
    await expect(tab.answerText).toHaveText("one two")
  }
})

test("another device of the same person sees the same answer", async ({
  browser,
  chat,
  context,
  modelServer,
  watch,
}) => {
  modelServer.script(["one ", HOLD, "two."])
  await chat.send("Count")
  await expect(chat.answerText).toHaveText("one")
  const device = await browser.newContext({ storageState: await context.storageState() })
  await watch(device)
  const there = await chat.openBeside(device, chat.page.url())
  await expect(there.answerText).toHaveText("one")
  modelServer.release()
  for (const screen of [chat, there]) {
    await expect(screen.answerText).toHaveText("one two.")
    await screen.expectComplete()
  }
  expect(modelServer.requests).toHaveLength(1)
  await device.close()
})

test("a question asked in one tab appears in the sidebar of another", async ({
  chat,
  context,
  modelServer,
}) => {
  const other = await chat.openBeside(context)
  modelServer.script(["Four."])
  await chat.send("What is two and two?")
  await expect(other.chat("What is two and two?")).toBeVisible()
})

// A browser opens six connections to a server over HTTP/1.1: eight tabs that hold one each would lock each other out.
test("eight tabs can all send and stop", async ({ chat, context, modelServer }) => {
  test.setTimeout(150_000)
  const tabs: ChatPage[] = []
  for (let number = 1; number <= 8; number++) {
    modelServer.script([`answer ${number} `, HOLD, "late"], { for: `question ${number}` })
    const tab = number === 1 ? chat : await chat.openBeside(context)
    await tab.send(`question ${number}`)
    await expect(tab.answerText).toHaveText(`answer ${number}`)
    await setVisible(tab.page, false)
    tabs.push(tab)
  }
  for (const [index, tab] of tabs.entries()) {
    await tab.page.bringToFront()
    await setVisible(tab.page, true)
    await expect(tab.answerText).toHaveText(`answer ${index + 1}`)
    await tab.stop()
    await modelServer.expectSocketClosed({ withinMs: 1_000, request: await modelServer.request(index + 1) })
    await tab.expectOutcome("stopped")
    await setVisible(tab.page, false)
  }
  expect(modelServer.requests).toHaveLength(8)
})
