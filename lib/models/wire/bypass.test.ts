import { expect, test } from "vitest"
import { PartSource } from "../part-source"
import type { Part } from "../parts"
import { Bypass } from "./bypass"
import { Outbox } from "./outbox"

const write = (text: string) => ({ text })

function open() {
  const bypass = new Bypass()
  const outbox = new Outbox()
  const provider = new TransformStream<Part, Part>()
  const writer = provider.writable.getWriter()
  const source = new PartSource(provider.readable.getReader(), bypass)
  /** What came from upstream goes around the provider, or to it. */
  const pass = () => {
    if (bypass.pass(outbox)) return "around"
    bypass.gave(outbox)
    outbox.take()
    return "through"
  }
  const add = (text: string, key = "text") => outbox.add(key, text, write)
  return {
    add,
    outbox,
    pass,
    source,
    say: (part: Part) => void writer.write(part),
    end: () => void writer.close(),
  }
}

const delta = (text: string, type: "text-delta" | "reasoning-delta" = "text-delta") =>
  ({ type, id: "1", delta: text }) as Part

test("text goes around the provider once it has handed out all that it was given", async () => {
  const { add, pass, say, source } = open()
  const first = source.read()
  add("ab")
  expect(pass()).toBe("through")
  say(delta("a"))
  expect(await first).toEqual(delta("a"))
  const second = source.read()
  say(delta("b"))
  expect(await second).toEqual(delta("b"))

  const third = source.read()
  add("c")
  expect(pass()).toBe("around")
  expect(await third).toEqual(delta("c"))
})

test("what is in the provider comes before what follows it", async () => {
  const { add, pass, say, source } = open()
  add("a")
  pass()
  const first = source.read()
  add("b")
  expect(pass()).toBe("through")
  say(delta("a"))
  expect(await first).toEqual(delta("a"))
  const second = source.read()
  add("c")
  expect(pass()).toBe("through")
  say(delta("b"))
  expect(await second).toEqual(delta("b"))
})

test("another part, and anything that is no text, is the provider's to read", async () => {
  const { add, outbox, pass, say, source } = open()
  add("thinks", "reasoning")
  pass()
  say(delta("thinks", "reasoning-delta"))
  await source.read()
  void source.read()
  add("says")
  expect(pass()).toBe("through")

  const other = open()
  other.add("a")
  other.pass()
  other.say(delta("a"))
  await other.source.read()
  void other.source.read()
  other.add("b")
  other.outbox.put({ finish: true })
  expect(other.pass()).toBe("through")
  expect(outbox.isEmpty).toBe(true)
})

test("a provider that changes text is never gone around", async () => {
  const { add, pass, say, source } = open()
  add("a ")
  pass()
  say(delta("a"))
  await source.read()
  void source.read()
  add("b")
  expect(pass()).toBe("through")
})

test("a reader that is busy is not handed more", async () => {
  const { add, pass, say, source, end } = open()
  add("a")
  pass()
  say(delta("a"))
  await source.read()
  add("b")
  expect(pass()).toBe("through")
  say(delta("b"))
  expect(await source.read()).toEqual(delta("b"))
  end()
  expect(await source.read()).toBeNull()
})
