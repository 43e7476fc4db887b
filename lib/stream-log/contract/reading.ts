import { expect } from "vitest"
import {
  all,
  collect,
  finish,
  forever,
  type Guarantee,
  notice,
  Reading,
  start,
  story,
  text,
  textOf,
  textStart,
} from "./harness"

/** What a reader may rely on. */
export function guaranteeReading(guarantee: Guarantee): void {
  guarantee("a reader starts behind its cursor and follows to the end", async (h, id) => {
    const writer = h.log.create(id)
    for (const number of [1, 2, 3]) {
      writer.append(notice(number))
      await writer.flush()
    }
    const rest = collect(h.log.read(id, forever(2)))
    writer.append(notice(4))
    await writer.close(finish)
    expect((await rest).map(({ seq }) => seq)).toEqual([3, 4, 5])
    expect(await collect(h.log.read(id, forever(5)))).toEqual([])
    expect(await collect(h.other.read(id, forever(5)))).toEqual([])
  })

  guarantee("a reader on another instance follows too", async (h, id) => {
    const writer = h.log.create(id)
    writer.append(start)
    await writer.flush()
    const reading = new Reading(h.other, id)
    await reading.until(1)
    writer.append(notice(1))
    await writer.flush()
    await reading.until(2)
    await writer.close(finish)
    await reading.ended
    expect(reading.entries.map(({ seq, last }) => [seq, last])).toEqual([
      [1, false],
      [2, false],
      [3, true],
    ])
  })

  guarantee("a slow reader gets what it missed as fewer, larger chunks", async (h, id) => {
    const writer = h.log.create(id)
    const iterator = h.log.read(id, forever(0))[Symbol.asyncIterator]()
    writer.append(start)
    await writer.flush()
    await iterator.next()
    for (let number = 0; number < 50; number++) {
      writer.append(text(`${number} `))
      await writer.flush()
    }
    const { value } = await iterator.next()
    expect(value.seq).toBe(51)
    expect(JSON.parse(value.json).delta).toMatch(/^0 1 2 .* 49 $/)
    await writer.close(finish)
    expect((await iterator.next()).value).toMatchObject({ seq: 52, last: true })
  })

  guarantee("a reader further behind than memory reaches misses nothing", async (h, id) => {
    const writer = h.log.create(id)
    const iterator = h.log.read(id, forever(0))[Symbol.asyncIterator]()
    writer.append(start)
    await writer.flush()
    await iterator.next()
    const long = "0123456789".repeat(1_000)
    for (let number = 0; number < 100; number++) {
      writer.append(text(long))
      await writer.ready()
      if (number % 10 === 0) await writer.flush()
    }
    await writer.close(finish)
    const rest = await collect({ [Symbol.asyncIterator]: () => iterator })
    expect(rest.map(textOf).join("")).toBe(long.repeat(100))
    expect(Math.max(...rest.map(({ json }) => json.length))).toBeLessThan(1024 * 1024)
  })

  guarantee("aborting ends a reader quietly", async (h, id) => {
    h.log.create(id).append(start)
    const controller = new AbortController()
    const reading = new Reading(h.log, id, controller.signal)
    await reading.until(1)
    controller.abort()
    await reading.ended
    expect(await collect(h.log.read(id, { after: 0, signal: AbortSignal.abort() }))).toEqual([])
  })

  guarantee("an unknown log ends at once, without an entry", async (h, id) => {
    expect(await collect(h.log.read(id, forever(0)))).toEqual([])
    expect(await collect(h.log.read(id, forever(7)))).toEqual([])
    expect(await h.log.snapshot(id)).toEqual({ chunks: [], lastSeq: 0, closed: false })
  })

  guarantee("removing a log ends its readers on every instance", async (h, id) => {
    const writer = h.log.create(id)
    const readings: Reading[] = []
    for (const count of [1, 2]) {
      writer.append(notice(count))
      await writer.flush()
      if (count === 1) readings.push(new Reading(h.log, id), new Reading(h.other, id))
      await Promise.all(readings.map((reading) => reading.until(count)))
    }
    await h.log.remove([id])
    await Promise.all(readings.map((reading) => reading.ended))
    expect(await all(h.log, id)).toEqual([])
  })

  guarantee("a snapshot holds what is committed, merged", async (h, id) => {
    const writer = h.log.create(id)
    for (const chunk of story("Once ", "upon ", "a time")) {
      writer.append(chunk)
      await writer.flush()
    }
    const expected = [start, textStart, text("Once upon a time")]
    expect(await h.other.snapshot(id)).toEqual({ chunks: expected, lastSeq: 5, closed: false })
    await writer.close(finish)
    expect(await h.log.snapshot(id)).toEqual({ chunks: [...expected, finish], lastSeq: 6, closed: true })
  })
}
