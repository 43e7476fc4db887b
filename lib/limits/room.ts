import { sql } from "drizzle-orm"
import type { Value } from "../chat-store/kept-statement"
import { generations, limitCounters } from "../chat-store/schema"
import { isOver } from "./counter"

/** A payer's limits, as values of `hasRoom`; a limit of 0 is none. */
export type Room = { concurrent: number; tokens: number; tokensKey: string }

/**
 * True where another answer is surely within the limits, as part of the statement that claims it; false says nothing. What others
 * of the same payer claimed since the statement began it cannot see, so it is false while one of them is claiming, and from half
 * of the answers on. The statement's values are those of `Room`, and `payer`.
 */
export function hasRoom(value: Value) {
  const running = sql`select count(*) from ${generations} where payer = ${value("payer")} and ended_at is null`
  const spent = sql`select from ${limitCounters} where key = ${value("tokensKey")} and points >= ${value("tokens")}::int`
  return sql`
    case when ${value("concurrent")}::int = 0 then true
      else pg_try_advisory_xact_lock(hashtext(${value("payer")})) and (${running}) * 2 < ${value("concurrent")}::int end
    and (${value("tokens")}::int = 0 or not exists (${spent} and not ${isOver}))`
}
