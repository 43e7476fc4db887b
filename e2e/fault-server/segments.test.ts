import fc from "fast-check"
import { afterAll, beforeAll, expect, test } from "vitest"
import { type Driven, drive } from "./drive"
import { FaultServer } from "./fault-server"
import type { FormatName, Ports, Shape } from "./shape"
import type { Wire } from "./wires"

let cuts: readonly number[] = []

const answer = (wire: Wire) =>
  wire.begin() +
  wire.text("<think>Erst über\n\n") +
  wire.text("legen</think>Grüße 👩‍👩‍👧, \ud83d") +
  wire.text("\ude00 中国\u0000\r\n") +
  wire.tool({ index: 0, id: "a", name: "weather", input: '{"ci' }) +
  wire.tool({ index: 0, input: 'ty":"Tromsø"}' }) +
  wire.finish("tool_calls") +
  wire.done()

const segmented: Shape = {
  name: "segmented",
  row: "bytes",
  expect: { outcome: "complete" },
  async play(c, wire) {
    c.head()
    const bytes = Buffer.from(answer(wire))
    const at = [0, ...cuts.map((cut) => cut % bytes.length).toSorted((a, b) => a - b), bytes.length]
    for (const [index, end] of at.slice(1).entries()) {
      c.raw(bytes.subarray(at[index], end))
      await new Promise((resolve) => setImmediate(resolve))
    }
    c.end()
  },
}

const server = new FaultServer([segmented])
let ports: Ports

beforeAll(async () => {
  ports = await server.listen()
})
afterAll(() => server.stop())

const meaning = ({ outcome, text, reasoning, tools, executed, notes, open }: Driven) => ({
  outcome,
  text,
  reasoning,
  tools,
  executed,
  notes,
  open,
})

test.each<FormatName>(["chat", "responses"])(
  "%s: any splitting of the bytes over TCP segments gives the same parts",
  async (format) => {
    cuts = []
    const whole = meaning(await drive(segmented, { server, ports, format }))
    expect(whole).toMatchObject({
      outcome: { status: "complete" },
      text: "Grüße 👩‍👩‍👧, 😀 中国\u0000\r\n",
      reasoning: "Erst über\n\nlegen",
      tools: ['weather({"city":"Tromsø"})'],
    })
    await fc.assert(
      fc.asyncProperty(fc.array(fc.nat(5_000), { minLength: 1, maxLength: 60 }), async (random) => {
        cuts = random
        expect(meaning(await drive(segmented, { server, ports, format }))).toEqual(whole)
      }),
      { numRuns: 40 },
    )
  },
  60_000,
)
