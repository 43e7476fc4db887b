"use client"

import { Dialog } from "@base-ui/react/dialog"
import { useTranslations } from "use-intl"
import { backdropStyle } from "../ui/dialog"
import { Sidebar } from "./sidebar"

/** The sidebar over the page, for small screens. */
export function SidebarDrawer({ open, onOpenChange }: { open: boolean; onOpenChange(open: boolean): void }) {
  const t = useTranslations("sidebar")
  const close = () => onOpenChange(false)
  return (
    <Dialog.Root open={open} onOpenChange={onOpenChange}>
      <Dialog.Portal>
        <Dialog.Backdrop className={backdropStyle} />
        <Dialog.Popup
          aria-label={t("label")}
          className="safe-frame fixed inset-y-0 start-0 z-50 w-[min(19rem,85vw)] border-line border-e bg-sidebar shadow-pop outline-none transition-transform duration-200 ease-out data-ending-style:-translate-x-full data-starting-style:-translate-x-full motion-reduce:transition-none"
        >
          <Sidebar onClose={close} onNavigate={close} />
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  )
}
