"use client"

import { clsx } from "clsx"
import { useEffect, useRef } from "react"
import { useTranslations } from "use-intl"
import { commandIcons } from "./command-icons"
import { type CommandName, slashWords } from "./command-names"
import type { Slash } from "./use-slash"

/** The commands that fit what is typed behind the slash, above the message box that keeps the focus. */
export function SlashMenu({ slash }: { slash: Slash }) {
  const t = useTranslations("commands")
  return (
    <div
      role="listbox"
      id={slash.listId}
      aria-label={t("label")}
      className="absolute inset-x-0 bottom-full z-20 mb-2 max-h-[min(20rem,45dvh)] overflow-y-auto overscroll-contain rounded-2xl border border-line bg-raised p-1.5 shadow-pop"
    >
      {slash.names.map((name) => (
        <Option key={name} name={name} slash={slash} />
      ))}
    </div>
  )
}

function Option({ name, slash }: { name: CommandName; slash: Slash }) {
  const t = useTranslations("commands")
  const Icon = commandIcons[name]
  const isActive = slash.active === name
  const element = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (isActive) element.current?.scrollIntoView({ block: "nearest" })
  }, [isActive])
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the message box keeps the focus and hears the keys
    <div
      ref={element}
      role="option"
      tabIndex={-1}
      id={slash.optionId(name)}
      aria-selected={isActive}
      // A press must not take the focus from the message box.
      onMouseDown={(event) => event.preventDefault()}
      onMouseMove={() => isActive || slash.setActive(name)}
      onClick={() => slash.run(name)}
      className={clsx(
        "flex cursor-default items-center gap-3 rounded-xl px-3 py-2 text-sm pointer-coarse:py-3",
        isActive && "bg-hover",
      )}
    >
      <Icon aria-hidden className="size-4 shrink-0 text-muted" />
      <span className="me-auto truncate">{t(name)}</span>
      <span className="text-muted text-xs">/{slashWords[name]}</span>
    </div>
  )
}
