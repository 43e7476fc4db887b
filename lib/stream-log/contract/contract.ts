import { afterAll, beforeAll, test } from "vitest"
import { newGenerationId } from "../../protocol/ids"
import { guaranteeFencing } from "./fencing"
import type { Guarantee, Harness } from "./harness"
import { guaranteeReading } from "./reading"
import { guaranteeWriting } from "./writing"

/** The guarantees of `StreamLog`, one test each: every driver runs them. */
export function testStreamLog(name: string, open: () => Promise<Harness>): void {
  let harness: Harness
  beforeAll(async () => {
    harness = await open()
  }, 60_000)
  afterAll(() => harness.close())

  const guarantee: Guarantee = (sentence, run) => {
    test(`${name}: ${sentence}`, () => run(harness, newGenerationId()))
  }
  guaranteeWriting(guarantee)
  guaranteeReading(guarantee)
  guaranteeFencing(guarantee)
}
