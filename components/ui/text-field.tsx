import { type ComponentProps, useId } from "react"

type TextFieldProps = ComponentProps<"input"> & { label: string; hint?: string }

/** An input under its label; `hint` is read out with it. */
export function TextField({ label, hint, ...props }: TextFieldProps) {
  const id = useId()
  const hintId = `${id}-hint`
  return (
    <div>
      <label htmlFor={id} className="mb-1.5 block font-medium text-sm">
        {label}
      </label>
      <input
        id={id}
        aria-describedby={hint ? hintId : undefined}
        className="h-10 w-full rounded-lg border border-control-line bg-canvas px-3 text-base pointer-coarse:h-11"
        {...props}
      />
      {hint && (
        <p id={hintId} className="mt-1.5 text-muted text-sm">
          {hint}
        </p>
      )}
    </div>
  )
}
