"use client"

import { Paperclip } from "lucide-react"
import { useRef } from "react"
import { useTranslations } from "use-intl"
import { attachmentsPerMessage } from "@/lib/protocol/attachments"
import { IconButton } from "../ui/icon-button"

/** What a file chooser offers first. Named one by one, so that an iPhone makes a JPEG of its own format. */
const accept = [
  "image/png,image/jpeg,image/gif,image/webp,application/pdf,text/*,application/json,application/xml",
  ".md,.csv,.tsv,.json,.jsonl,.yaml,.yml,.toml,.xml,.svg,.log,.tex,.sql,.sh,.ps1,.py,.rb,.php,.js,.mjs,.ts,.tsx,.jsx",
  ".vue,.css,.scss,.html,.java,.kt,.swift,.go,.rs,.c,.h,.cpp,.hpp,.cs,.lua,.r,.jl,.ex,.hs,.ini,.conf,.env,.diff,.patch",
].join(",")

/** Chooses files to attach. */
export function AttachButton({ count, onFiles }: { count: number; onFiles(files: File[]): void }) {
  const t = useTranslations("attach")
  const input = useRef<HTMLInputElement>(null)
  const isFull = count >= attachmentsPerMessage
  return (
    <>
      <input
        ref={input}
        type="file"
        multiple
        hidden
        accept={accept}
        aria-label={t("choose")}
        onChange={({ target }) => {
          onFiles([...(target.files ?? [])])
          target.value = ""
        }}
      />
      <IconButton
        size="icon"
        shape="round"
        label={isFull ? t("full", { count: attachmentsPerMessage }) : t("choose")}
        aria-disabled={isFull}
        onClick={() => !isFull && input.current?.click()}
      >
        <Paperclip aria-hidden />
      </IconButton>
    </>
  )
}
