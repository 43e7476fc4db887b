/** One measured value; `limit` is the most it should be, where there is one. */
export type Figure = { what: string; value: number; unit: string; limit?: number }

export function printFigures(figures: readonly Figure[]): void {
  console.table(
    Object.fromEntries(
      figures.map(({ what, value, unit, limit }) => [
        what,
        {
          value: round(value),
          unit,
          limit: limit === undefined ? "" : `≤ ${limit}`,
          verdict: limit === undefined ? "" : value <= limit ? "ok" : "over",
        },
      ]),
    ),
  )
}

export function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0
}

function round(value: number): number {
  return Number(value.toPrecision(value >= 100 ? 4 : 3))
}
