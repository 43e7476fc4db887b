import { createHash } from "node:crypto"
import type { Pool } from "pg"
import type { Connection } from "./database"

/**
 * Runs constant texts as prepared statements. Behind a pooler that hands each transaction to another connection they fail, which
 * shows at the first of them; from then on texts are sent whole.
 */
export function prepared(pool: Pick<Pool, "query">): Connection["query"] {
  const names = new Map<string, string>()
  let isRefused = false
  return async (text, params) => {
    if (isRefused) return pool.query(text, params)
    try {
      return await pool.query({ name: nameOf(names, text), text, values: params })
    } catch (error) {
      if (!refusals.has((error as { code?: string }).code ?? "")) throw error
      isRefused = true
      return pool.query(text, params)
    }
  }
}

/**
 * `invalid_sql_statement_name` and `duplicate_prepared_statement`: the statement was prepared, or not, on another connection.
 * `feature_not_supported`: a newer instance has migrated the table since.
 */
const refusals: ReadonlySet<string> = new Set(["26000", "42P05", "0A000"])

function nameOf(names: Map<string, string>, text: string): string {
  const known = names.get(text)
  if (known) return known
  const name = `millrace_${createHash("sha256").update(text).digest("hex").slice(0, 16)}`
  names.set(text, name)
  return name
}
