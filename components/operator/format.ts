import { useFormatter } from "use-intl"

const none = "–"

/** Numbers of the operator's pages in the reader's way of writing; what is not known is a dash. */
export function useNumbers() {
  const format = useFormatter()
  const unit = (value: number, name: string, digits: number) =>
    format.number(value, { style: "unit", unit: name, unitDisplay: "short", maximumFractionDigits: digits })
  return {
    count: (value: number) => format.number(value),
    ms: (value: number | null) => {
      if (value === null) return none
      return value < 1_000 ? unit(value, "millisecond", value < 10 ? 1 : 0) : unit(value / 1_000, "second", 2)
    },
    rate: (value: number | null) =>
      value === null ? none : format.number(value, { maximumFractionDigits: 0 }),
    bytes: (value: number) => unit(value / 1024 / 1024, "megabyte", 0),
    percent: (value: number) => format.number(value, { style: "percent", maximumFractionDigits: 1 }),
    usd: (value: number | null) =>
      value === null
        ? none
        : format.number(value, { style: "currency", currency: "USD", maximumSignificantDigits: 3 }),
  }
}
