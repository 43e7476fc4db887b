import type { Step } from "./script.ts"
import { splitTokens } from "./token-split.ts"

const tokensPerSecond = 50

/** Text at the pace of a real model. */
export const spoken = (text: string): Extract<Step, { kind: "deltas" }> => ({
  kind: "deltas",
  texts: splitTokens(text),
  perSecond: tokensPerSecond,
})

/** Reasoning at the same pace. */
export const thought = (text: string): Step => ({ ...spoken(text), as: "reasoning" })
