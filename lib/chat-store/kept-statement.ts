import { fillPlaceholders, type Query, SQL, sql } from "drizzle-orm"
import type { Database } from "./database"

type TextConfig = Parameters<SQL["toQuery"]>[0]
/** Stands for a value in a statement, by its name. The driver gets the value as it is: times have to be ISO texts. */
export type Value = (name: string) => SQL
export type Values = Readonly<Record<string, unknown>>

/**
 * A statement whose text is made once and then only filled: making those of a send took a sixth of its time on the main thread.
 * Drizzle's own `prepare` does so for one connection, which a transaction is not.
 */
export class KeptStatement<Shape extends string | number = never> {
  readonly #make: (db: Database, value: Value, shape: Shape) => SQL
  readonly #queries = new Map<Shape | null, Query>()

  /** `make` is called once for each shape; all else that differs from one time to the next has to be a value. */
  constructor(make: (db: Database, value: Value, shape: Shape) => SQL) {
    this.#make = make
  }

  with(db: Database, values: Values, ...[shape]: [Shape] extends [never] ? [] : [Shape]): SQL {
    return new Filled((config) => {
      const query = this.#query(db, config, shape)
      return { ...query, params: fillPlaceholders(query.params, values) }
    })
  }

  #query(db: Database, config: TextConfig, shape: Shape | undefined): Query {
    const kept = this.#queries.get(shape ?? null)
    if (kept) return kept
    const query = this.#make(db, (name) => sql`${sql.placeholder(name)}`, shape as Shape).toQuery(config)
    this.#queries.set(shape ?? null, query)
    return query
  }
}

class Filled extends SQL {
  readonly #toQuery: (config: TextConfig) => Query

  constructor(toQuery: (config: TextConfig) => Query) {
    super([])
    this.#toQuery = toQuery
  }

  override toQuery(config: TextConfig): Query {
    return this.#toQuery(config)
  }
}
