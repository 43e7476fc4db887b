import { setFlagsFromString } from "node:v8"
import { runInNewContext } from "node:vm"
import type { LanguageModelV4 } from "@ai-sdk/provider"
import { expect, onTestFinished, test } from "vitest"
import { openTestDatabase } from "../chat-store/test-database"
import { addTestUser } from "../chat-store/test-user"
import type { ModelSession, SessionHooks } from "../models/models"
import { newChatId, newMessageId } from "../protocol/ids"
import { startGeneration } from "./start"
import { testInstance } from "./test-instance"

setFlagsFromString("--expose-gc")
const collectGarbage: () => void = runInNewContext("gc")
/** A finished promise or stream may be let go of some turns later. */
const maxRounds = 100

test("nothing holds an answer that has ended, whatever its provider left on the signal", async () => {
  const connection = await openTestDatabase()
  onTestFinished(() => connection.close())
  const userId = await addTestUser(connection.db)
  const { deps, model } = testInstance(connection)
  deps.models = {
    ...model.models,
    open: (id, hooks) => leavesItsListener(model.models.open(id, hooks), hooks),
  }
  const message = {
    id: newMessageId(),
    role: "user" as const,
    parts: [{ type: "text" as const, text: "Hello" }],
  }
  const request = { id: newChatId(), trigger: "submit-message" as const, message }
  const { over } = await startGeneration(deps, { userId, request: request })
  const held = [...deps.running.values()].map((running) => new WeakRef(running))
  await model.asked
  model.say("Hi")
  model.end()
  await over
  expect(held).toHaveLength(1)
  // The test's own.
  model.requests.length = 0
  for (let round = 0; round < maxRounds && held[0]?.deref(); round++) {
    await new Promise((resolve) => setImmediate(resolve))
    collectGarbage()
  }
  expect(held[0]?.deref()).toBeUndefined()
})

/** What tells a provider of a stop stays on the signal when there is nothing left to stop. */
function leavesItsListener(session: ModelSession, hooks: SessionHooks | undefined): ModelSession {
  const { model } = session
  const doStream: LanguageModelV4["doStream"] = (call) => {
    call.abortSignal?.addEventListener("abort", () => hooks?.onNotice?.({ kind: "silence", silentMs: 0 }))
    return model.doStream(call)
  }
  return Object.assign(session, { model: { ...model, doStream } })
}
