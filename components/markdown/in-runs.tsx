import { type JSX, memo } from "react"

const runLength = 32

type InRunsProps<T> = {
  items: readonly T[]
  /** Renders one item at its place; must be the same function every time. `isLast`: nothing comes behind it. */
  render(item: T, index: number, isLast: boolean): JSX.Element
}

/**
 * Renders a list that only ever grows at its end. An update touches the last run alone, however long the list is: React looks
 * at some thirty items and at one element for each run before them.
 */
export function InRuns<T>({ items, render }: InRunsProps<T>) {
  const runs = Math.ceil(items.length / runLength)
  return Array.from({ length: runs }, (_, run) => (
    <Run
      // biome-ignore lint/suspicious/noArrayIndexKey: runs do not move
      key={run}
      items={items.slice(run * runLength, (run + 1) * runLength)}
      start={run * runLength}
      isLast={run === runs - 1}
      render={render as InRunsProps<unknown>["render"]}
    />
  ))
}

type RunProps = InRunsProps<unknown> & { start: number; isLast: boolean }

const Run = memo(
  function Run({ items, start, isLast, render }: RunProps) {
    return items.map((item, index) => render(item, start + index, isLast && index === items.length - 1))
  },
  (before, now) =>
    before.isLast === now.isLast &&
    before.render === now.render &&
    before.items.length === now.items.length &&
    before.items.every((item, index) => item === now.items[index]),
)
