import type { Tokens } from "marked"
import { memo } from "react"
import { useTranslations } from "use-intl"
import { InRuns } from "./in-runs"
import { Inlines } from "./inlines"

/** A table that scrolls sideways in its own frame when it is wider than the page. */
export function TableBlock({ table }: { table: Tokens.Table }) {
  const t = useTranslations("markdown")
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
    <figure className="table-frame" aria-label={t("table")} tabIndex={0}>
      <table>
        <thead>
          <tr>
            {table.header.map((cell, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: columns have no other identity
              <th key={index} scope="col" style={{ textAlign: cell.align ?? undefined }}>
                <Inlines tokens={cell.tokens} />
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          <InRuns items={table.rows} render={renderRow} />
        </tbody>
      </table>
    </figure>
  )
}

function renderRow(row: Tokens.TableCell[], index: number) {
  return <Row key={index} row={row} />
}

const Row = memo(function Row({ row }: { row: Tokens.TableCell[] }) {
  return (
    <tr>
      {row.map((cell, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: columns have no other identity
        <td key={index} style={{ textAlign: cell.align ?? undefined }}>
          <Inlines tokens={cell.tokens} />
        </td>
      ))}
    </tr>
  )
})
