import { ChevronDown } from "lucide-react"
import { Setting } from "./setting"

type SelectProps = {
  label: string
  detail?: string
  options: readonly { value: string; label: string; lang?: string }[]
  value: string
  onChange(value: string): void
}

/** One of many, with the list of the system, which every phone and screen reader knows. */
export function Select({ label, detail, options, value, onChange }: SelectProps) {
  return (
    <Setting label={label} {...(detail === undefined ? {} : { detail })}>
      {({ labelId, detailId }) => (
        <span className="relative block max-w-80">
          <select
            aria-labelledby={labelId}
            aria-describedby={detailId}
            value={value}
            onChange={(event) => onChange(event.target.value)}
            className="h-10 w-full appearance-none truncate rounded-lg border border-control-line bg-raised ps-3 pe-9 text-sm pointer-coarse:h-11 pointer-coarse:text-base"
          >
            {options.map(({ label, ...option }) => (
              <option key={option.value} {...option}>
                {label}
              </option>
            ))}
          </select>
          <ChevronDown
            aria-hidden
            className="pointer-events-none absolute inset-y-0 end-3 my-auto size-4 text-muted"
          />
        </span>
      )}
    </Setting>
  )
}
