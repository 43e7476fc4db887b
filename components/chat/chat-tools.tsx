"use client"

import type { ChatSession } from "@/lib/client/chat-session"
import { changeSettings } from "@/lib/client/chat-settings"
import type { ModelInfo } from "@/lib/protocol/chat"
import type { ChatSettings } from "@/lib/protocol/chat-settings"
import { SettingsButton } from "../chat-settings/settings-button"
import { ShareButton } from "../share/share-button"
import { TemporaryToggle } from "../temporary/temporary-toggle"
import type { Opener } from "../ui/popup-button"

type ChatToolsProps = {
  session: ChatSession
  settings: ChatSettings & { temporary: boolean }
  model: ModelInfo | undefined
  /** There is something to share. */
  hasAnswer: boolean
  openSettings: Opener
  openShare: Opener
}

/** What the header offers for this chat, as far as it has come. */
export function ChatTools({ session, settings, model, hasAnswer, openSettings, openShare }: ChatToolsProps) {
  const { temporary } = settings
  return (
    <>
      {!session.hasBegun && (
        <TemporaryToggle on={temporary} onToggle={() => session.begin({ temporary: !temporary })} />
      )}
      <SettingsButton
        settings={settings}
        model={model}
        onSave={(changed) => changeSettings(session, changed)}
        opener={openSettings}
      />
      {hasAnswer && !temporary && <ShareButton chatId={session.id} opener={openShare} />}
    </>
  )
}
