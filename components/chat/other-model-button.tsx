"use client"

import { useTranslations } from "use-intl"
import type { MessageId } from "@/lib/protocol/ids"
import { Button } from "../ui/button"
import { MenuRoot, MenuTrigger } from "../ui/menu"
import { useChatActions } from "./chat-actions"
import { ModelMenu } from "./model-menu"

/** Opens the list of models; the one chosen answers in place of this answer. */
export function OtherModelButton({ messageId }: { messageId: MessageId }) {
  const t = useTranslations("action")
  const { models, retry } = useChatActions()
  return (
    <MenuRoot modal={false}>
      <MenuTrigger render={<Button size="sm" />}>{t("other-model")}</MenuTrigger>
      <ModelMenu models={models} onPick={(model) => retry(messageId, model)} />
    </MenuRoot>
  )
}
