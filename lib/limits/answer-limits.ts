import { and, count, eq, isNull, type SQL, sql } from "drizzle-orm"
import type { Database } from "../chat-store/database"
import { generations } from "../chat-store/schema"
import type { Config } from "../config"
import { addSelectedPoints, readPoints } from "./counter"
import type { Payer } from "./payer"
import type { Room } from "./room"
import { tooMany } from "./too-many"

type AnswerSettings = Pick<Config, "CONCURRENT_ANSWERS" | "TOKENS_PER_DAY">

const dayS = 86_400
/** Answers end by themselves; nobody knows when. */
const retrySoonS = 10

/** Who pays for an answer, and whether another one may begin. */
export type Admission = {
  payer: Payer
  /**
   * Throws `too_many_requests` when the payer has too many answers being made, or no tokens left. Called in the transaction that
   * claims: it waits for others of the same payer, so that two instances cannot both see the last place free.
   */
  check(tx: Database): Promise<void>
  /** The same limits, for a claim that does not wait; null where there are none. */
  room: Room | null
}

export function admission(payer: Payer, settings: AnswerSettings): Admission {
  const { CONCURRENT_ANSWERS: concurrent, TOKENS_PER_DAY: tokens } = settings
  const isFree = concurrent === 0 && tokens === 0
  const room = isFree ? null : { concurrent, tokens, tokensKey: tokensKey(payer) }
  return { payer, check: (tx) => checkAnswer(tx, payer, settings), room }
}

async function checkAnswer(tx: Database, payer: Payer, settings: AnswerSettings): Promise<void> {
  const { CONCURRENT_ANSWERS, TOKENS_PER_DAY } = settings
  if (CONCURRENT_ANSWERS > 0) {
    await tx.execute(sql`select pg_advisory_xact_lock(hashtext(${payer}))`)
    const running = and(eq(generations.payer, payer), isNull(generations.endedAt))
    const [row] = await tx.select({ n: count() }).from(generations).where(running)
    if ((row?.n ?? 0) >= CONCURRENT_ANSWERS) throw tooMany("answers", retrySoonS)
  }
  if (TOKENS_PER_DAY > 0) {
    const { points, leftS } = await readPoints(tx, tokensKey(payer))
    if (points >= TOKENS_PER_DAY) throw tooMany("tokens", leftS)
  }
}

/** Adds what an answer used to what its payer has used, in the change that saves its end. `answer`: a row with its `payer`. */
export function spendTokens(db: Database, tokens: SQL, answer: SQL) {
  const isSpent = sql`payer is not null and ${tokens}::int > 0`
  const rows = sql`select ${tokensKey("")} || payer as key, ${tokens}::int as points from ${answer} where ${isSpent}`
  return addSelectedPoints(db, rows, dayS)
}

const tokensKey = (payer: string) => `tokens:${payer}`
