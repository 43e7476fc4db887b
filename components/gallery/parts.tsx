"use client"

import type { MessagePart } from "@/lib/protocol/message"
import { Answer } from "../chat/answer"
import { answerOf, unfinished } from "./messages"
import { Specimen } from "./specimen"

/** One answer for each part. `streaming` names those that still grow. */
export function Parts({
  parts,
  streaming = [],
}: {
  parts: Record<string, MessagePart>
  streaming?: readonly string[]
}) {
  return Object.entries(parts).map(([name, part]) => (
    <Specimen key={name} name={name}>
      {streaming.includes(name) ? (
        <Answer message={unfinished(answerOf([part]))} streaming />
      ) : (
        <Answer message={answerOf([part])} />
      )}
    </Specimen>
  ))
}
