"use client"

import { useState } from "react"
import type { ModelInfo } from "@/lib/protocol/chat"
import { Composer } from "../chat/composer"
import { ConnectionBanner } from "../chat/connection-banner"
import { DemoRemark } from "../chat/demo-remark"
import { Greeting, Suggestions } from "../chat/empty-chat"
import { LoadState } from "../chat/load-state"
import { ModelPicker } from "../chat/model-picker"
import { SendProblem } from "../chat/send-problem"
import { Specimen } from "./section"

const nothing = () => {}

export const models: ModelInfo[] = [
  model("gpt-5", "GPT-5", "OpenAI", { images: true, tools: true, reasoning: true, pdf: true }),
  model(
    "llama",
    "Llama 4 Scout",
    "vLLM",
    { images: false, tools: true, reasoning: false, pdf: false },
    false,
  ),
  {
    ...model("demo", "Demo", "Millrace", { images: false, tools: false, reasoning: false, pdf: false }),
    scripted: true,
  },
]

function model(
  id: string,
  name: string,
  provider: string,
  capabilities: ModelInfo["capabilities"],
  healthy = true,
): ModelInfo {
  return { id, name, provider, scripted: false, capabilities, contextTokens: 128_000, healthy }
}

/** What stands around the messages. */
export function FrameParts() {
  return (
    <>
      <Specimen name="empty chat">
        <Greeting scripted />
        <WorkingComposer initial="" />
        <Suggestions items={suggestions} onPick={nothing} />
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
      <Specimen name="reconnecting">
        <ConnectionBanner connection={{ kind: "reconnecting", attempt: 2, of: 6 }} onReconnect={nothing} />
      </Specimen>
      <Specimen name="offline">
        <ConnectionBanner connection={{ kind: "offline" }} onReconnect={nothing} />
      </Specimen>
      <Specimen name="send problem">
        <SendProblem
          failure={{ code: "too_many_requests", status: 429, message: "", retryAfterS: 12 }}
          onDismiss={nothing}
        />
      </Specimen>
      <Specimen name="loading">
        <LoadState loading="loading" onRetry={nothing} />
      </Specimen>
      <Specimen name="loading failed">
        <LoadState loading="failed" onRetry={nothing} />
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
