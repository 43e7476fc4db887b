import { Button, type ButtonProps } from "./button"
import { tip } from "./tip"

type IconButtonProps = ButtonProps & { label: string; keys?: string }

/** A button that shows only an icon; its label is its accessible name and its tooltip. */
export function IconButton({ label, keys, ...props }: IconButtonProps) {
  return <Button look="ghost" size="icon-sm" aria-label={label} {...tip(label, keys)} {...props} />
}
