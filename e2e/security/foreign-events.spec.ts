import type { Step } from "../../demo/script.ts"
import { expect, test } from "../fixtures/test.ts"
import { Person } from "./person.ts"

const evil = "EXECUTE-ME"
const event = (value: object): Step => ({ kind: "raw", text: `data: ${JSON.stringify(value)}\n\n` })
const delta = (more: object): Step =>
  event({ id: "1", object: "chat.completion.chunk", choices: [{ index: 0, delta: more }] })

/** What other chat servers have executed, or passed on to the page, when a model server sent it (CVE-2025-64496). */
const foreign: Step[] = [
  "before ",
  event({ event: { type: "execute", data: { code: evil } } }),
  event({ type: "execute", code: evil }),
  event({ type: "data-script", data: evil }),
  event({ type: "data-notice", data: { kind: "silence", silentMs: 1, [evil]: evil } }),
  event({ type: "tool-output-available", toolCallId: "x", output: evil }),
  { kind: "raw", text: `event: execute\ndata: ${evil}\n\n` },
  { kind: "raw", text: `: ${evil}\n\n` },
  delta({
    script: evil,
    html: `<script>${evil}</script>`,
    audio: { data: evil },
    annotations: [{ type: evil }],
  }),
  delta({ function_call: null, execute: evil }),
  "after",
]

test("an upstream that sends scripts, data parts and unknown types has nothing of it forwarded or stored", async ({
  app,
  modelServer,
}) => {
  modelServer.script(foreign)
  const person = await Person.guest(app.url)
  const id = crypto.randomUUID()
  const stream = await (await person.ask(id, "Hello")).text()
  const stored = await (await person.call(`/api/chat/${id}`)).text()
  expect(stream).not.toContain(evil)
  expect(stored).not.toContain(evil)
  const { messages } = JSON.parse(stored)
  const words = messages[1].parts.filter((part: { type: string }) => part.type === "text")
  expect(words.map((part: { text: string }) => part.text).join("")).toBe("before after")
  const known =
    /^(start|start-step|text-start|text-delta|text-end|finish-step|finish|message-metadata|data-notice)$/
  for (const line of stream.split("\n").filter((line) => line.startsWith("data: {")))
    expect(JSON.parse(line.slice(6)).type).toMatch(known)
})
