import { tool } from "ai"
import { z } from "zod"
import type { BuiltInTool } from "./built-in-tool"
import { CalculatorThread } from "./calculator-thread"

const thread = new CalculatorThread()

/** Arithmetic with exact decimals, functions and units. Expressions are parsed by a library; nothing is ever run as code. */
export const calculator: BuiltInTool = {
  approval: "always",
  tool: tool({
    title: "Calculator",
    description:
      "Calculates an expression exactly: + - * / ^ % mod !, parentheses, comparisons, functions such as sqrt, log, sin, round, min, max, mean, combinations, constants pi and e, and units (`5 km to mile`, `2 hours + 10 minutes to seconds`).",
    inputSchema: z.object({ expression: z.string().min(1).max(1_000) }),
    execute: async ({ expression }, { abortSignal }) => ({
      result: await thread.evaluate(expression, abortSignal),
    }),
  }),
  close: () => thread.close(),
}
