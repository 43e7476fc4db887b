"use client"

import { createContext, useMemo } from "react"
import { useTranslations } from "use-intl"
import type { ChatSession } from "@/lib/client/chat-session"
import type { SessionState } from "@/lib/client/session-state"
import type { Siblings } from "@/lib/protocol/chat"
import type { MessageId } from "@/lib/protocol/ids"
import { toast } from "../ui/toast"

type BranchesValue = { siblings: Siblings; canSwitch: boolean; switchTo(messageId: MessageId): void }

/** The versions of the messages around it; null where there are none to choose from. */
export const BranchesContext = createContext<BranchesValue | null>(null)

/** What `BranchesContext` holds for a chat. */
export function useBranches(session: ChatSession, { siblings, running }: SessionState): BranchesValue {
  const t = useTranslations("branch")
  return useMemo(
    () => ({
      siblings,
      canSwitch: !running,
      switchTo: (messageId) => void session.switchTo(messageId).catch(() => toast.error(t("failed"))),
    }),
    [session, siblings, running, t],
  )
}
