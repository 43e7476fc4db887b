import { afterAll, beforeAll, expect, test } from "vitest"
import { differences, nameOf } from "./compare"
import { type Driven, drive } from "./drive"
import { FaultServer } from "./fault-server"
import { type Expected, expectedOf, type FormatName, type Ports, type Shape } from "./shape"
import { healthy, shapes } from "./shapes/all"

type Row = { name: string; shape: Shape; format: FormatName; expected: Expected; followers: readonly Shape[] }

const rows: Row[] = shapes.flatMap((shape) =>
  (shape.formats ?? (["chat", "responses"] as const)).flatMap((format) => rowsOf(shape, format)),
)
const results = new Map<Row, Promise<Driven>>()
const server = new FaultServer([...shapes, healthy])

beforeAll(async () => {
  const ports = await server.listen()
  await play(
    rows.filter(({ shape }) => !shape.isBusy),
    ports,
    { atOnce: 12 },
  )
  await play(
    rows.filter(({ shape }) => shape.isBusy),
    ports,
    { atOnce: 1 },
  )
}, 120_000)

afterAll(async () => {
  await server.stop()
  if (process.env.FAULTS_TABLE) process.stdout.write(await table())
})

test.each(rows)("$name", async (row) => {
  const seen = await results.get(row)
  if (!seen) throw new Error("It was not played.")
  expect(differences(row.expected, seen)).toEqual([])
})

async function play(some: readonly Row[], ports: Ports, { atOnce }: { atOnce: number }) {
  const waiting = [...some]
  const worker = async () => {
    for (let row = waiting.shift(); row; row = waiting.shift()) {
      const { shape, format, followers } = row
      const result = drive(shape, { server, ports, format, followers })
      results.set(row, result)
      await result
    }
  }
  await Promise.all(Array.from({ length: atOnce }, worker))
}

/** Before content a shape is played twice: alone, and with a healthy candidate behind it. */
function rowsOf(shape: Shape, format: FormatName): Row[] {
  const expected = expectedOf(shape, format)
  const name = `${shape.name} (${format})`
  const alone: Row = { name, shape, format, expected, followers: [] }
  if (shape.next === undefined) return [alone]
  return [
    alone,
    {
      name: `${name}, then a healthy one`,
      shape,
      format,
      expected: afterwards(shape, expected),
      followers: [healthy],
    },
  ]
}

function afterwards({ next }: Shape, expected: Expected): Expected {
  if (!next) return expected
  return {
    outcome: "complete",
    text: "Hello",
    attempts: ["failed", "complete"],
    ...(expected.withinMs ? { withinMs: expected.withinMs + 1_000 } : {}),
  }
}

async function table(): Promise<string> {
  const lines = await Promise.all(
    rows.map(async (row) => {
      const seen = await results.get(row)
      if (!seen) return ""
      const wrong = differences(row.expected, seen)
      const cells = [
        row.name.padEnd(64),
        row.expected.outcome.padEnd(27),
        nameOf(seen).padEnd(27),
        `${Math.round(seen.ms)} ms`.padStart(8),
      ]
      return `${cells.join(" ")}${wrong.length > 0 ? `  ✗ ${wrong.join("; ")}` : ""}\n`
    }),
  )
  const head = `${"shape".padEnd(64)} ${"expected".padEnd(27)} ${"seen".padEnd(27)} ${"time".padStart(8)}\n`
  return `\n${head}${lines.join("")}\n${shapes.length} shapes, ${rows.length} rows\n`
}
