"use client"

import { useFormatter, useTranslations } from "use-intl"
import type { SharedChat, SharedMessage } from "@/lib/protocol/share"
import { LinkQuestions } from "../markdown/link-questions"
import { Part } from "../message-parts/registry"
import { useReaderTimeZone } from "../shell/use-reader-time-zone"
import { buttonStyle } from "../ui/button"
import { Logo } from "../ui/logo"

/** A shared chat, to be read by anyone. */
export function SharedConversation({ chat }: { chat: SharedChat }) {
  const t = useTranslations()
  const format = useFormatter()
  const date = format.dateTime(new Date(chat.sharedAt), { dateStyle: "long", timeZone: useReaderTimeZone() })
  return (
    <main className="mx-auto flex min-h-dvh w-full max-w-column flex-col px-4 pb-16 sm:px-6">
      <header className="flex items-center gap-2.5 py-4">
        <Logo />
        <span className="me-auto font-semibold tracking-tight">{t("app.name")}</span>
        <a href="/" className={buttonStyle({ size: "sm" })}>
          {t("share.startOwn")}
        </a>
      </header>
      <h1 dir="auto" className="pt-6 font-semibold text-2xl tracking-tight [overflow-wrap:anywhere]">
        {chat.title}
      </h1>
      <p className="pt-1.5 pb-4 text-muted text-sm">{t("share.sharedOn", { date })}</p>
      {chat.messages.map((message, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a copy never changes
        <Message key={index} message={message} />
      ))}
      <LinkQuestions />
    </main>
  )
}

function Message({ message: { role, parts, model } }: { message: SharedMessage }) {
  const t = useTranslations("message")
  if (role === "user") {
    const text = parts
      .map((part) => (part.type === "text" ? part.text : ""))
      .filter(Boolean)
      .join("\n\n")
    return (
      <article aria-label={t("yours")} className="flex flex-col items-end gap-2 pt-8">
        <div className="flex max-w-full flex-wrap justify-end gap-2 empty:hidden">
          {parts.map((part, index) =>
            // biome-ignore lint/suspicious/noArrayIndexKey: a copy never changes
            part.type === "file" ? <Part key={index} part={part} streaming={false} /> : null,
          )}
        </div>
        {text && (
          <p
            dir="auto"
            className="max-w-[85%] whitespace-pre-wrap rounded-3xl rounded-ee-lg bg-sunken px-4.5 py-2.5 leading-relaxed [overflow-wrap:anywhere]"
          >
            {text}
          </p>
        )}
      </article>
    )
  }
  return (
    <article aria-label={model ? t("answerBy", { model }) : t("answer")} className="flex flex-col gap-3 pt-6">
      {parts.map((part, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a copy never changes
        <Part key={index} part={part} streaming={false} />
      ))}
    </article>
  )
}
