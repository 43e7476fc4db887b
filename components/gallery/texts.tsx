"use client"

import { Answer } from "../chat/answer"
import * as samples from "./markdown-samples"
import { answer, unfinished } from "./messages"
import { Specimen } from "./specimen"

/** The typography of an answer. */
export function Prose() {
  return <Text name="prose" text={samples.prose} />
}

/** Code and tables that are wider or longer than the page. */
export function CodeAndTables() {
  return (
    <>
      <Text name="long code" text={samples.longCode} />
      <Specimen name="code, streaming">
        <Answer message={unfinished(answer(samples.openCode))} streaming />
      </Specimen>
      <Text name="wide table" text={samples.wideTable} />
    </>
  )
}

export function MathAndDiagrams() {
  return (
    <>
      <Text name="math" text={samples.math} />
      <Text name="diagram" text={samples.diagram} />
    </>
  )
}

/** Text that is not Latin, and text that means no good. */
export function OtherTexts() {
  return (
    <>
      <div data-system-font>
        <Text name="right to left" text={samples.rightToLeft} />
        <Text name="Chinese" text={samples.chinese} />
      </div>
      <Text name="hostile" text={samples.hostile} />
    </>
  )
}

function Text({ name, text }: { name: string; text: string }) {
  return (
    <Specimen name={name}>
      <Answer message={answer(text)} />
    </Specimen>
  )
}
