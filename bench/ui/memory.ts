import type { CDPSession } from "@playwright/test"
import { answerOf } from "./answers.ts"
import { type Bench, openChat } from "./bench.ts"
import type { Figure } from "./table.ts"

const answers = 20

/** What twenty answers of 10 000 tokens in one chat take in the page, and what is left once another chat is shown. 1 MB = 1 000 000 bytes. */
export async function measureMemory(bench: Bench): Promise<Figure[]> {
  const chat = await openChat(bench)
  const session = await chat.page.context().newCDPSession(chat.page)
  await session.send("Performance.enable")
  const before = await heapMegabytes(session)
  const texts = answerOf("prose")
  for (let number = 1; number <= answers; number += 1) {
    bench.modelServer.script([{ kind: "deltas", texts, perSecond: 4_000 }])
    await chat.send(`Question ${number}`)
    await chat.conversation
      .locator("[data-outcome]")
      .nth(number - 1)
      .waitFor({ state: "attached", timeout: 60_000 })
  }
  const after = await heapMegabytes(session)
  await chat.newChat()
  await chat.conversation.waitFor({ state: "detached" })
  const left = await heapMegabytes(session)
  await chat.page.context().close()
  return [
    { what: "heap of an empty chat", value: before, unit: "MB" },
    { what: `heap after ${answers} answers of 10 000 tokens`, value: after, unit: "MB" },
    { what: "heap in a new chat after them", value: left, unit: "MB" },
    { what: "heap an answer", value: (after - before) / answers, unit: "MB" },
  ]
}

async function heapMegabytes(session: CDPSession): Promise<number> {
  await session.send("HeapProfiler.collectGarbage")
  const { metrics } = await session.send("Performance.getMetrics")
  return (metrics.find(({ name }) => name === "JSHeapUsedSize")?.value ?? 0) / 1_000_000
}
