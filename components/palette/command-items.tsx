"use client"

import { useTranslations } from "use-intl"
import { commandIcons } from "../commands/command-icons"
import type { CommandName } from "../commands/command-names"
import { runCommand } from "../commands/commands"
import { useIsApple } from "../shell/is-apple"
import { type ShortcutName, shortcuts, shortcutText } from "../shell/shortcuts"
import { Keys } from "../ui/keys"
import { Group, Item } from "./item"
import { commandValue } from "./values"

/** The commands that fit. */
export function CommandItems({ names, close }: { names: readonly CommandName[]; close(): void }) {
  const t = useTranslations("commands")
  const apple = useIsApple()
  if (names.length === 0) return null
  return (
    <Group heading={t("label")}>
      {names.map((name) => {
        const Icon = commandIcons[name]
        return (
          <Item
            key={name}
            value={commandValue(name)}
            icon={<Icon aria-hidden />}
            aside={hasShortcut(name) && <Keys keys={shortcutText(name, apple)} />}
            onSelect={() => {
              close()
              runCommand(name)
            }}
          >
            {t(name)}
          </Item>
        )
      })}
    </Group>
  )
}

function hasShortcut(name: CommandName): name is ShortcutName & CommandName {
  return Object.hasOwn(shortcuts, name)
}
