"use client"

import type { MessagePart } from "@/lib/protocol/message"
import { Parts } from "./parts"

const thought =
  "The reader wants a **comparison**. A mill race leads water to a wheel:\n\n1. the head counts,\n2. the flow counts.\n\nA weir only raises the level."

const parts: Record<string, MessagePart> = {
  "reasoning, streaming": { type: "reasoning", text: "The reader wants a comparison.", state: "streaming" },
  "reasoning, done": { type: "reasoning", text: thought, state: "done" },
  "source, web": {
    type: "source-url",
    sourceId: "s1",
    url: "https://en.wikipedia.org/wiki/Weir",
    title: "Weir",
  },
  "source, document": {
    type: "source-document",
    sourceId: "s2",
    mediaType: "application/pdf",
    title: "Mills of Saxony.pdf",
  },
  file: { type: "file", mediaType: "application/pdf", filename: "plan.pdf", url: "/gallery/plan.pdf" },
  "file, foreign": {
    type: "file",
    mediaType: "image/png",
    filename: "mill.png",
    url: "https://evil.example/mill.png",
  },
  unknown: { type: "hologram" } as unknown as MessagePart,
}

/** What stands beside an answer's text: thoughts, sources, files. */
export function Thinking() {
  return <Parts parts={parts} streaming={["reasoning, streaming"]} />
}
