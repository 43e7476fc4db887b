// Evaluates expressions in a thread of its own: loading the library and a costly expression hold up nobody, and an endless
// one (`12!!`) can be ended. Plain JavaScript, found at run time, because bundlers do not follow a worker into its packages.
import { parentPort } from "node:worker_threads"
// The library's own bundle: one file, 80 ms to load; its 1 400 modules take ten times as long.
import mathjs from "mathjs/lib/browser/math.js"

const math = mathjs.create(mathjs.all)
// Decimal and exact: 0.1 + 0.2 is 0.3, and products of long integers keep every digit.
math.config({ number: "BigNumber", precision: 64, relTol: 1e-60, absTol: 1e-63 })

/** Everything else the library knows (matrices, functions that parse, import or configure) does not exist here. */
const functions = new Set(
  `abs acos acosh asin asinh atan atan2 atanh cbrt ceil combinations cos cosh cot csc cube exp expm1 factorial fix floor gamma
  gcd hypot lcm log log10 log1p log2 max mean median min mod mode nthRoot permutations pow prod quantileSeq round sec sign
  sin sinh sqrt square std subtract sum tan tanh to variance`.split(/\s+/),
)
const aliases = { ln: "log", arcsin: "asin", arccos: "acos", arctan: "atan", average: "mean" }
const constants = new Set(["pi", "PI", "tau", "e", "E", "phi", "i", "true", "false"])
const nodes = new Set(
  `ArrayNode ConditionalNode ConstantNode FunctionNode OperatorNode ParenthesisNode RelationalNode SymbolNode`.split(
    " ",
  ),
)

function check(node) {
  if (!nodes.has(node.type)) throw new Error("Only an expression with a single value can be calculated")
  if (node.type === "FunctionNode") {
    if (!node.fn.isSymbolNode || !functions.has(node.fn.name))
      throw new Error(`There is no function ${node.fn}`)
  } else if (node.type === "SymbolNode" && !isKnown(node.name)) {
    throw new Error(`${node.name} is unknown`)
  }
}

const isKnown = (name) => constants.has(name) || functions.has(name) || math.Unit.isValuelessUnit(name)

function renamed(node) {
  if (node.isFunctionNode && Object.hasOwn(aliases, node.fn.name)) node.fn.name = aliases[node.fn.name]
  return node
}

function evaluate(expression) {
  const tree = math.parse(expression.replaceAll("**", "^")).transform(renamed)
  tree.traverse(check)
  const value = tree.evaluate()
  if (typeof value === "function") throw new Error("A function is not a value")
  return math.format(value, shown)
}

/** Integers whole, other numbers to 20 digits; what conversions of units leave behind the 15th is noise. */
function shown(value) {
  if (math.isBigNumber(value)) {
    return value.isInteger() && value.e < 60 ? value.toFixed() : math.format(value, { precision: 20 })
  }
  return math.format(value, { precision: 15 })
}

parentPort.on("message", (expression) => {
  try {
    parentPort.postMessage({ result: evaluate(expression) })
  } catch (error) {
    parentPort.postMessage({ error: error instanceof Error ? error.message : "It cannot be calculated" })
  }
})

// Only now does the clock of an expression begin to run.
parentPort.postMessage({ result: evaluate("0") })
