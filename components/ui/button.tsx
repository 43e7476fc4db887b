import { cva, type VariantProps } from "class-variance-authority"
import type { ComponentProps } from "react"
import { cn } from "./cn"

export const buttonStyle = cva(
  "inline-flex shrink-0 select-none items-center justify-center gap-1.5 whitespace-nowrap rounded-lg font-medium outline-offset-2 transition-colors duration-100 disabled:pointer-events-none disabled:opacity-40 aria-disabled:opacity-40 [&_svg]:shrink-0",
  {
    variants: {
      look: {
        solid: "bg-accent text-on-accent hover:bg-accent-strong",
        outline: "border border-line bg-raised text-ink hover:bg-hover",
        ghost: "text-muted hover:bg-hover hover:text-ink data-popup-open:bg-hover data-popup-open:text-ink",
        danger: "bg-danger text-on-danger hover:opacity-90",
      },
      size: {
        sm: "h-7 px-2.5 text-[0.8125rem] pointer-coarse:h-9",
        md: "h-9 px-3.5 text-sm pointer-coarse:h-11",
        icon: "size-9 pointer-coarse:size-11 [&_svg]:size-[1.125rem]",
        "icon-sm": "size-7 rounded-md pointer-coarse:size-9 [&_svg]:size-4",
      },
    },
    defaultVariants: { look: "outline", size: "md" },
  },
)

export type ButtonProps = ComponentProps<"button"> & VariantProps<typeof buttonStyle>

export function Button({ look, size, className, type = "button", ...props }: ButtonProps) {
  return <button type={type} className={cn(buttonStyle({ look, size }), className)} {...props} />
}
