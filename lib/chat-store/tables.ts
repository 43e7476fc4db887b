import { getTableName, is } from "drizzle-orm"
import { getTableConfig, PgTable } from "drizzle-orm/pg-core"
import * as schema from "./schema"

/** Columns that order a table's rows, by their names in the database. */
type Table = { name: string; key: readonly string[] }

/** Every table of the schema, each behind those that it refers to. */
export const tables: readonly Table[] = inOrder(Object.values(schema).filter((value) => is(value, PgTable)))

function inOrder(all: readonly PgTable[]): Table[] {
  const placed: PgTable[] = []
  const place = (table: PgTable) => {
    if (placed.includes(table)) return
    for (const { reference } of getTableConfig(table).foreignKeys) {
      const { foreignTable } = reference()
      if (foreignTable !== table) place(foreignTable)
    }
    placed.push(table)
  }
  for (const table of all) place(table)
  return placed.map((table) => ({ name: getTableName(table), key: keyOf(table) }))
}

function keyOf(table: PgTable): string[] {
  const { columns, primaryKeys } = getTableConfig(table)
  const own = columns.filter((column) => column.primary)
  return [...own, ...primaryKeys.flatMap((key) => key.columns)].map(({ name }) => toSnakeCase(name))
}

/** As Drizzle does with `casing: "snake_case"`. */
function toSnakeCase(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)
}
