"use client"

import type { RefObject } from "react"
import { useTranslations } from "use-intl"
import type { Upload } from "@/lib/client/uploads"
import type { ModelInfo } from "@/lib/protocol/chat"
import { AttachButton } from "../attachments/attach-button"
import { LazyDropOverlay, LazyRefusedFiles, LazyUploadList } from "../attachments/lazy"
import { useFileDrop } from "../attachments/use-file-drop"
import { Composer, type ComposerProps } from "./composer"
import type { useSending } from "./use-sending"

type ChatComposerProps = Pick<ComposerProps, "onStop" | "onEditLast" | "running" | "stopping" | "tools"> & {
  sending: ReturnType<typeof useSending>
  /** Who is asked next. */
  model: ModelInfo | undefined
  boxRef: RefObject<HTMLTextAreaElement | null>
}

/** The composer of a chat: text, and files by choosing, pasting and dropping. */
export function ChatComposer({ sending, model, tools, boxRef, ...props }: ChatComposerProps) {
  const { files, uploads, refused } = sending.attached
  const remark = useRemark(uploads, model)
  const focusBox = () => boxRef.current?.focus()
  const add = (chosen: File[]) => {
    if (chosen.length === 0) return
    files.add(chosen)
    focusBox()
  }
  const isOver = useFileDrop(add)
  const list = uploads.length > 0 && (
    <LazyUploadList
      uploads={uploads}
      remark={remark}
      onRemove={(key) => {
        files.remove(key)
        focusBox()
      }}
      onRetry={(key) => files.retry(key)}
    />
  )
  return (
    <>
      {isOver && <LazyDropOverlay />}
      {refused.length > 0 && <LazyRefusedFiles refused={refused} onDismiss={() => files.dismiss()} />}
      <Composer
        text={sending.text}
        onText={sending.setText}
        onSend={sending.waiting.begin}
        onFiles={add}
        attached={list}
        files={uploads.length === 0 ? "none" : sending.waiting.readiness}
        waiting={sending.waiting.isWaiting}
        boxRef={boxRef}
        tools={
          <>
            <AttachButton count={uploads.length} onFiles={add} />
            {tools}
          </>
        }
        {...props}
      />
    </>
  )
}

/** What the model that is asked will not see. */
function useRemark(uploads: readonly Upload[], model: ModelInfo | undefined): string | null {
  const t = useTranslations("attach")
  const hasImage = uploads.some(
    ({ mediaType }) => mediaType.startsWith("image/") && mediaType !== "image/svg+xml",
  )
  return model && hasImage && !model.capabilities.images ? t("unseen", { model: model.name }) : null
}
