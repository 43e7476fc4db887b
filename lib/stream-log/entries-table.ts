import type { Connection } from "../chat-store/database"
import type { GenerationId } from "../protocol/ids"
import { type Append, type Entries, maxSince } from "./entries"
import type { Entry } from "./stream-log"

/** The statements of the stream log on `stream_entries`; their texts never change, so a server may keep their plans. */
export class EntriesTable implements Entries {
  readonly #connection: Pick<Connection, "query">

  constructor(connection: Pick<Connection, "query">) {
    this.#connection = connection
  }

  /** One statement for all: when a number is taken, nothing is written. */
  async insert<A extends Append>(appends: readonly A[]): Promise<readonly A[]> {
    const columns: [ids: string[], seqs: number[], jsons: string[], lasts: boolean[]] = [[], [], [], []]
    for (const { id, entries } of appends) {
      for (const { seq, json, last } of entries) {
        columns[0].push(id)
        columns[1].push(seq)
        columns[2].push(json)
        columns[3].push(last)
      }
    }
    try {
      await this.#connection.query(
        insertRows,
        columns.map((column) => column.join(separator)),
      )
      return []
    } catch (error) {
      if (!isTaken(error)) throw error
      return appends
    }
  }

  page(id: GenerationId, after: number): Promise<Entry[]> {
    return this.#rows(selectPage, [id, after, maxPageRows, maxPageBytes])
  }

  async newest(id: GenerationId): Promise<Entry | undefined> {
    return (await this.#rows<Entry>(selectNewest, [id]))[0]
  }

  since(cursors: readonly { id: GenerationId; seq: number }[]): Promise<(Entry & { id: GenerationId })[]> {
    const ids = cursors.map(({ id }) => id).join(separator)
    const seqs = cursors.map(({ seq }) => seq).join(separator)
    return this.#rows(selectSince, [ids, seqs, maxSince])
  }

  async remove(ids: readonly GenerationId[]): Promise<void> {
    await this.#connection.query(deleteLogs, [ids.join(separator)])
  }

  async #rows<Row>(text: string, params: unknown[]): Promise<Row[]> {
    return (await this.#connection.query(text, params)).rows as Row[]
  }
}

/** True for the error of an insert whose number another writer has taken. */
function isTaken(error: unknown): boolean {
  return (error as { code?: string }).code === "23505"
}

const maxPageRows = 2_000
const maxPageBytes = 512 * 1024

// Arrays travel as one text, split in the database: JSON escapes all control characters, so the separator never occurs in it,
// and no driver has to quote and escape each element on the way.
const separator = "\x1e"
const list = (parameter: string) => `string_to_array(${parameter}, E'\\x1e')`

const insertRows = `
  insert into stream_entries (generation_id, seq, json, last)
  select * from unnest(${list("$1")}, ${list("$2")}::int[], ${list("$3")}, ${list("$4")}::bool[])`

const selectPage = `
  select seq, json, last from (
    select *, sum(octet_length(json)) over (order by seq) - octet_length(json) as bytes_before from (
      select * from stream_entries where generation_id = $1 and seq > $2 order by seq limit $3
    ) as page
  ) as measured
  where bytes_before < $4 order by seq`

const selectNewest = `
  select seq, json, last from stream_entries where generation_id = $1 order by seq desc limit 1`

const selectSince = `
  select id, seq, case when seq > after then json else '' end as json, last
  from unnest(${list("$1")}, ${list("$2")}::int[]) as cursors(id, after)
  join stream_entries on generation_id = id and seq >= after
  order by generation_id, seq limit $3`

const deleteLogs = `delete from stream_entries where generation_id = any(${list("$1")})`
