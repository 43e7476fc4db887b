import { cva, type VariantProps } from "class-variance-authority"
import type { ComponentProps } from "react"

export const buttonStyle = cva(
  "inline-flex select-none items-center justify-center gap-1.5 whitespace-nowrap font-medium outline-offset-2 transition-colors duration-100 disabled:pointer-events-none disabled:opacity-40 [&_svg]:shrink-0",
  {
    variants: {
      look: {
        solid:
          "bg-accent text-on-accent hover:bg-accent-strong aria-disabled:bg-hover aria-disabled:text-muted",
        outline: "border border-line bg-raised text-ink hover:bg-hover aria-disabled:opacity-50",
        danger: "border border-line bg-raised text-danger hover:bg-danger-soft aria-disabled:opacity-50",
        ghost:
          "text-muted hover:bg-hover hover:text-ink aria-expanded:bg-hover aria-expanded:text-ink aria-disabled:opacity-50",
      },
      size: {
        sm: "h-7 px-2.5 text-[0.8125rem]/5 pointer-coarse:h-9",
        md: "h-9 px-3.5 text-sm pointer-coarse:h-11",
        icon: "size-9 pointer-coarse:size-11 [&_svg]:size-[1.125rem]",
        "icon-sm": "size-7 pointer-coarse:size-9 [&_svg]:size-4",
      },
      shape: { soft: "rounded-lg", round: "rounded-full" },
    },
    defaultVariants: { look: "outline", size: "md", shape: "soft" },
  },
)

export type ButtonProps = ComponentProps<"button"> & VariantProps<typeof buttonStyle>

/** `className` adds to the style, and overrides nothing of it. */
export function Button({ look, size, shape, className, type = "button", ...props }: ButtonProps) {
  return <button type={type} className={buttonStyle({ look, size, shape, className })} {...props} />
}
