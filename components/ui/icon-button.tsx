import { Button, type ButtonProps } from "./button"
import { WithTip } from "./tooltip"

/** A button that shows only an icon; its label is its accessible name and its tooltip. */
export function IconButton({ label, keys, ...props }: ButtonProps & { label: string; keys?: string }) {
  return (
    <WithTip label={label} keys={keys}>
      <Button look="ghost" size="icon-sm" aria-label={label} {...props} />
    </WithTip>
  )
}
