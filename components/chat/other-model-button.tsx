"use client"

import { useTranslations } from "use-intl"
import type { MessageId } from "@/lib/protocol/ids"
import { PopupButton } from "../ui/popup-button"
import { useChatActions } from "./chat-actions"
import { LazyModelMenu } from "./lazy-model-menu"

/** Opens the list of models; the one chosen answers in place of this answer. */
export function OtherModelButton({ messageId }: { messageId: MessageId }) {
  const t = useTranslations("action")
  const { models, retry } = useChatActions()
  return (
    <PopupButton
      kind="listbox"
      size="sm"
      popup={(popup) => (
        <LazyModelMenu models={models} onPick={(model) => retry(messageId, model)} {...popup} />
      )}
    >
      {t("other-model")}
    </PopupButton>
  )
}
