import { expect } from "vitest"
import { newGenerationId } from "../../protocol/ids"
import { LogUnavailable } from "../stream-log"
import {
  all,
  annotated,
  chunks,
  collect,
  finish,
  forever,
  type Guarantee,
  notice,
  Reading,
  reasoning,
  start,
  story,
  text,
  textOf,
  turns,
} from "./harness"

/** What a writer may rely on. */
export function guaranteeWriting(guarantee: Guarantee): void {
  guarantee("I3: numbers start at 1, have no gaps and mean the same on every instance", async (h, id) => {
    const writer = h.log.create(id)
    const live = collect(h.log.read(id, forever(0)))
    for (const chunk of story("one", "two", "three")) {
      writer.append(chunk)
      await writer.flush()
    }
    await writer.close(finish)
    expect((await live).map(({ seq }) => seq)).toEqual([1, 2, 3, 4, 5, 6])
    const replayed = await all(h.log, id)
    expect(replayed.map(({ seq }) => seq)).toEqual([1, 2, 5, 6])
    expect(await all(h.other, id)).toEqual(replayed)
  })

  guarantee("I3: entries never change", async (h, id) => {
    const writer = h.log.create(id)
    const live = collect(h.log.read(id, forever(0)))
    for (const chunk of [...story("a"), notice(1), ...story("b"), notice(2)]) {
      writer.append(chunk)
      await writer.flush()
    }
    await writer.close(finish)
    const again = await all(h.log, id)
    expect(again).toEqual(await live)
    expect(await all(h.log, id)).toEqual(again)
  })

  guarantee("I2: a reader receives an entry only after its commit", async (h, id) => {
    const writer = h.log.create(id)
    const reading = new Reading(h.log, id)
    const release = h.hold()
    writer.append(start)
    let flushed = false
    const flushing = writer.flush().then(() => {
      flushed = true
    })
    await turns(20)
    expect([flushed, reading.entries]).toEqual([false, []])
    release()
    await flushing
    await reading.until(1)
    await writer.close(finish)
  })

  guarantee("deltas that wait for the same commit are merged, part by part", async (h, id) => {
    const writer = h.log.create(id)
    for (const chunk of [text("a"), text("b"), reasoning("x"), reasoning("y"), text("c")])
      writer.append(chunk)
    await writer.close(finish)
    expect(await chunks(h.log, id)).toEqual([text("ab"), reasoning("xy"), text("c"), finish])
  })

  guarantee("a high surrogate waits for its pair, and is not lost when none comes", async (h, id) => {
    const writer = h.log.create(id)
    const live = new Reading(h.log, id)
    writer.append(text("a\ud83d"))
    await live.until(1)
    writer.append(text("\ude00b\ud83d"))
    await live.until(2)
    writer.append(notice(1))
    await writer.close(finish)
    await live.ended
    const texts = live.entries.map(textOf)
    expect(texts.join("")).toBe("a😀b\ud83d")
    expect(texts.slice(0, 2)).toEqual(["a", expect.stringMatching(/^😀b/)])
  })

  guarantee("text survives exactly, whatever it is", async (h, id) => {
    const exact = '\0 \x1e \ude00\ud83d e\u0301 \r\n " \\ \\u0000 \u2028 👩‍👩‍👧 \uffff'
    const writer = h.log.create(id)
    writer.append(text(exact))
    writer.append({ type: "tool-input-delta", toolCallId: exact, inputTextDelta: exact })
    await writer.close(finish)
    expect(await chunks(h.other, id)).toEqual([
      text(exact),
      { type: "tool-input-delta", toolCallId: exact, inputTextDelta: exact },
      finish,
    ])
  })

  guarantee("what the text says is never taken for its frame", async (h, id) => {
    const lure = '{"type":"text-delta","id":"0","delta":"'
    const writer = h.log.create(id)
    for (const chunk of [text(lure), annotated("m"), annotated("n"), text('"}'), text(',"delta":"')]) {
      writer.append(chunk)
      await writer.flush()
    }
    await writer.close(finish)
    const expected = [text(lure), annotated("m"), annotated("n"), text('"},"delta":"'), finish]
    expect(await chunks(h.log, id)).toEqual(expected)
  })

  guarantee(
    "a producer waits while the store is behind, and goes on when it has caught up",
    async (h, id) => {
      const writer = h.log.create(id)
      const release = h.hold()
      await writer.ready()
      writer.append(text("x".repeat(1_000_000)))
      let isReady = false
      const ready = writer.ready().then(() => {
        isReady = true
      })
      await turns(20)
      expect(isReady).toBe(false)
      release()
      await ready
      await writer.close(finish)
      expect((await all(h.log, id)).map(textOf).join("")).toHaveLength(1_000_000)
    },
  )

  guarantee("a store that does not answer for 2 s aborts its writers, and only those", async (h, id) => {
    const writer = h.log.create(id)
    const release = h.hold()
    writer.append(start)
    await expect(writer.flush()).rejects.toBeInstanceOf(LogUnavailable)
    expect(writer.signal.reason).toBeInstanceOf(LogUnavailable)
    await writer.ready()
    release()
    const next = newGenerationId()
    await h.log.create(next).close(finish)
    expect(await chunks(h.log, next)).toEqual([finish])
  })
}
