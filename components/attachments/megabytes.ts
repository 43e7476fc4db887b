import type { useFormatter } from "use-intl"

/** A file's size in words: `12 kB`, `3.4 MB`; never nothing. */
export function megabytes(format: ReturnType<typeof useFormatter>, bytes: number): string {
  const [value, unit] = bytes < 1_000_000 ? [bytes / 1_000, "kilobyte"] : [bytes / 1_000_000, "megabyte"]
  const maximumFractionDigits = value < 10 ? 1 : 0
  return format.number(Math.max(value, 0.1), { style: "unit", unit, maximumFractionDigits })
}
