"use client"

import type { Upload } from "@/lib/client/uploads"
import type { AttachmentId } from "@/lib/protocol/ids"
import type { ChatMessage, MessagePart } from "@/lib/protocol/message"
import { AttachButton } from "../attachments/attach-button"
import { DropOverlay } from "../attachments/drop-overlay"
import { RefusedFiles } from "../attachments/refused-files"
import { UploadList } from "../attachments/upload-list"
import { Composer } from "../chat/composer"
import { UserMessage } from "../chat/user-message"
import { Specimen } from "./specimen"

const nothing = () => {}
const picture = "/icon.svg"
const id = "gallery-attachment" as AttachmentId

const uploads: Upload[] = [
  upload("wheel.png", "image/png", { kind: "ready", id }, picture),
  upload("river.jpg", "image/jpeg", { kind: "uploading", share: 0.4 }, picture),
  upload("Accounts of the mill, 1843 to 1902.pdf", "application/pdf", { kind: "ready", id }),
  upload("measurements.csv", "text/csv", { kind: "uploading", share: 0.8 }),
  upload("notes.md", "text/markdown", { kind: "failed", problem: "lost" }),
  upload("wheel.mov.txt", "text/plain", { kind: "failed", problem: "type" }),
]

function upload(
  name: string,
  mediaType: string,
  state: Upload["state"],
  preview: string | null = null,
): Upload {
  return { key: name.length * 100 + mediaType.length, name, bytes: 1_234_567, mediaType, preview, state }
}

/** Files beside a message being written, and in one that was sent. */
export function Attachments() {
  return (
    <>
      <Specimen name="attachments being written">
        <Written
          uploads={uploads}
          remark="Llama 4 Scout cannot see images. It will be told that one was left out."
        />
      </Specimen>
      <Specimen name="attachments all there">
        <Written uploads={uploads.slice(0, 1)} />
      </Specimen>
      <Specimen name="a message that waits for its files">
        <Composer
          text="What is it?"
          onText={nothing}
          onSend={nothing}
          onStop={nothing}
          running={false}
          attached={list(uploads.slice(1, 2))}
          files="uploading"
          waiting
          tools={<AttachButton count={1} onFiles={nothing} />}
        />
      </Specimen>
      <Specimen name="refused files">
        <RefusedFiles
          refused={[
            { name: "film.mp4", problem: "type" },
            { name: "everything.zip", problem: "type" },
            { name: "scan.pdf", problem: "too-large" },
            { name: "eleventh.txt", problem: "too-many" },
          ]}
          onDismiss={nothing}
        />
      </Specimen>
      <Specimen name="files over the page">
        <div className="relative h-72 transform-gpu overflow-hidden">
          <DropOverlay />
        </div>
      </Specimen>
      <Specimen name="a message with one image">
        <UserMessage message={message([image("wheel.png")], "What kind of wheel is this?")} />
      </Specimen>
      <Specimen name="a message with files">
        <UserMessage
          message={message([image("a.png"), image("b.png"), image("c.png"), pdf, notes], "Compare them.")}
        />
      </Specimen>
      <Specimen name="a message of files alone">
        <UserMessage message={message([pdf], "")} />
      </Specimen>
      <Specimen name="a message whose files are not here">
        <UserMessage
          message={message(
            [
              { ...pdf, url: "" },
              { ...image("wheel.png"), url: "" },
            ],
            "From elsewhere.",
          )}
        />
      </Specimen>
    </>
  )
}

type FilePart = Extract<MessagePart, { type: "file" }>
const image = (filename: string): FilePart => ({
  type: "file",
  mediaType: "image/png",
  filename,
  url: picture,
})
const pdf: FilePart = {
  type: "file",
  mediaType: "application/pdf",
  filename: "Accounts of the mill, 1843 to 1902.pdf",
  url: "/gallery/plan.pdf",
}
const notes: FilePart = {
  type: "file",
  mediaType: "text/plain",
  filename: "notes.md",
  url: "/gallery/notes.md",
}

function message(files: MessagePart[], text: string): ChatMessage {
  const words: MessagePart[] = text === "" ? [] : [{ type: "text", text }]
  return { id: "question", role: "user", parts: [...files, ...words] }
}

function Written({ uploads, remark }: { uploads: readonly Upload[]; remark?: string }) {
  return (
    <Composer
      text=""
      onText={nothing}
      onSend={nothing}
      onStop={nothing}
      running={false}
      attached={list(uploads, remark)}
      files="ready"
      tools={<AttachButton count={uploads.length} onFiles={nothing} />}
    />
  )
}

function list(uploads: readonly Upload[], remark?: string) {
  return <UploadList uploads={uploads} remark={remark ?? null} onRemove={nothing} onRetry={nothing} />
}
