"use client"

import { useState } from "react"
import type { AttachmentId } from "@/lib/protocol/ids"
import { Composer } from "../chat/composer"
import { DemoRemark } from "../chat/demo-remark"
import { Greeting, Suggestions } from "../chat/empty-chat"
import { MessageEditor } from "../chat/message-editor"
import { ModelPicker } from "../chat/model-picker"
import { QueuedMessages } from "../chat/queued-messages"
import { models } from "./models"
import { Specimen } from "./specimen"

const nothing = () => {}

/** Where a message is written. */
export function Writing() {
  return (
    <>
      <Specimen name="empty chat">
        <Greeting scripted temporary={false} />
        <WorkingComposer initial="" />
        <Suggestions items={suggestions} onPick={nothing} />
      </Specimen>
      <Specimen name="empty temporary chat">
        <Greeting scripted={false} temporary />
        <WorkingComposer initial="" />
      </Specimen>
      <Specimen name="composer with text">
        <WorkingComposer initial={"A first line,\nand a second one."} />
        <DemoRemark />
      </Specimen>
      <Specimen name="composer, running">
        <Composer text="" onText={nothing} onSend={nothing} onStop={nothing} running />
      </Specimen>
      <Specimen name="composer, stopping">
        <Composer text="" onText={nothing} onSend={nothing} onStop={nothing} running stopping />
      </Specimen>
      <Specimen name="queued messages">
        <QueuedMessages
          queue={[
            { id: 1, text: "And in winter?", files: [] },
            {
              id: 2,
              text: "Please answer in one sentence that a child of nine could read aloud to its brother",
              files: [{ id: "gallery" as AttachmentId, name: "plan.pdf", mediaType: "application/pdf" }],
            },
          ]}
          onRemove={nothing}
        />
      </Specimen>
      <Specimen name="editing a message">
        <MessageEditor text="How does a mill race work?" onSend={nothing} onCancel={nothing} />
      </Specimen>
    </>
  )
}

const suggestions = [
  { id: "long", label: "A long answer", prompt: "Show me a long answer." },
  { id: "error", label: "An error half-way", prompt: "Fail half-way." },
  { id: "silent", label: "A provider gone silent", prompt: "Fall silent." },
]

function WorkingComposer({ initial }: { initial: string }) {
  const [text, setText] = useState(initial)
  const [selected, setSelected] = useState("gpt-5")
  return (
    <Composer
      text={text}
      onText={setText}
      onSend={() => setText("")}
      onStop={nothing}
      running={false}
      tools={
        <ModelPicker
          models={models}
          selected={models.find(({ id }) => id === selected)}
          onPick={setSelected}
        />
      }
    />
  )
}
