import { setTimeout as sleep } from "node:timers/promises"
import { tokens, tokenText } from "../../demo/script.ts"
import type { ModelServer } from "../fixtures/model-server.ts"
import { RawViewer } from "../fixtures/raw-viewer.ts"
import { PersistentReader } from "./persistent-reader.ts"
import { storedAnswer } from "./stored-answer.ts"
import { expect, test } from "./test.ts"

const readers = 12
/** Two seconds an answer: shorter than the time to drain, as most answers are. */
const answerTokens = 100
const perSecond = 50

test.describe.configure({ timeout: 240_000 })
// The browser's own words about an instance that is on its way out.
test.use({ expectedConsole: [/net::ERR_|status of 50[23]/] })

test("both instances restart one after the other under load: no token is lost and nobody sees an error", async ({
  chat,
  fleet,
  modelServer,
  page,
}) => {
  const person = await RawViewer.signIn(fleet.nginx.url)
  let rolling = true
  const load = Array.from({ length: readers }, async () => {
    const done: PersistentReader[] = []
    while (rolling) done.push(await readOne(person, modelServer))
    return done
  })
  // What is asked and answered at once: nothing of it may meet a server that has closed its stores, or be cut off.
  const asking = (async () => {
    while (rolling) {
      await person.find("/api/chats")
      await sleep(20)
    }
  })()
  const onScreen = (async () => {
    let sent = 0
    while (rolling) {
      modelServer.script(["I am well."], { for: `question ${++sent} ` })
      await chat.send(`This is question ${sent} of a person who notices nothing.`)
      await expect(chat.lastAnswer).toContainText("I am well.", { timeout: 30_000 })
      await chat.expectComplete()
      await expect(page.getByRole("main").getByRole("alert")).toHaveCount(0)
    }
    return sent
  })()
  const roll = (async () => {
    for (const app of fleet.instances) await app.restart("SIGTERM")
  })().finally(() => {
    rolling = false
  })
  const [sent, done] = await Promise.all([onScreen, Promise.all(load), roll, asking])
  expect(sent).toBeGreaterThan(0)
  await expect(chat.answers).toHaveCount(sent)
  const answers = done.flat()
  console.log(`${answers.length} answers and ${sent} on screen over two restarts`)
  for (const answer of answers) {
    expect(answer.text).toBe(tokenText(answerTokens))
    expect(await storedAnswer(person, answer.chatId)).toEqual({
      text: tokenText(answerTokens),
      outcome: { status: "complete" },
    })
  }
})

async function readOne(person: RawViewer, modelServer: ModelServer): Promise<PersistentReader> {
  const reader = new PersistentReader(person)
  modelServer.script([tokens(answerTokens, { perSecond })], { for: reader.question })
  await reader.readToEnd()
  return reader
}
