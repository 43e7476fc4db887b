"use client"

import type { MessageId } from "@/lib/protocol/ids"
import { BranchesContext } from "../branches/branches-context"
import { Answer } from "../chat/answer"
import { UserMessage } from "../chat/user-message"
import { answer, partial, question, unfinished } from "./messages"
import { Specimen } from "./specimen"

const versions = ["before", "answer", "after"] as MessageId[]
const branches = { siblings: { ["answer" as MessageId]: versions }, canSwitch: true, switchTo: () => {} }

/** Messages in the states of their making. */
export function Making() {
  return (
    <>
      <Specimen name="question">
        <UserMessage message={question} />
      </Specimen>
      <Specimen name="thinking">
        <Answer message={unfinished(answer("", { model: undefined }))} streaming askedModel="GPT-5" />
      </Specimen>
      <Specimen name="still waiting">
        <Answer message={unfinished(answer(""))} streaming notice={{ kind: "waiting", model: "GPT-5" }} />
      </Specimen>
      <Specimen name="streaming">
        <Answer message={unfinished(answer(partial))} streaming />
      </Specimen>
      <Specimen name="stalled">
        <Answer
          message={unfinished(answer(partial))}
          streaming
          notice={{ kind: "silence", silentMs: 10_000 }}
        />
      </Specimen>
      <Specimen name="failed over">
        <Answer
          message={answer(partial, {
            model: { id: "b", name: "Claude", provider: "Anthropic", failedOver: "GPT-5" },
          })}
        />
      </Specimen>
      <Specimen name="one of three versions">
        <BranchesContext value={branches}>
          <Answer message={answer(partial)} />
        </BranchesContext>
      </Specimen>
    </>
  )
}
