import { expect } from "vitest"
import { newGenerationId } from "../../protocol/ids"
import { LogClosed, LogFenced } from "../stream-log"
import { chunks, fence, finish, type Guarantee, Reading, start, text } from "./harness"

/** What holds when one writer follows another (I8). */
export function guaranteeFencing(guarantee: Guarantee): void {
  guarantee(
    "I8: a writer that was taken over can write no more, and its late append changes nothing",
    async (h, id) => {
      const zombie = h.log.create(id)
      zombie.append(text("seen"))
      await zombie.flush()
      const heir = await h.other.takeOver(id)
      zombie.append(text("late"))
      await expect(zombie.flush()).rejects.toBeInstanceOf(LogFenced)
      expect(zombie.signal.reason).toBeInstanceOf(LogFenced)
      await expect(zombie.close(finish)).rejects.toBeInstanceOf(LogFenced)
      heir.append(text(" and more"))
      await heir.close(finish)
      expect(await chunks(h.log, id)).toEqual([text("seen"), fence, text(" and more"), finish])
    },
  )

  guarantee(
    "I8: a fenced writer does not keep the others of its commit from being written",
    async (h, id) => {
      const zombie = h.log.create(id)
      zombie.append(start)
      await zombie.flush()
      await h.other.takeOver(id)
      const healthy = newGenerationId()
      const writer = h.log.create(healthy)
      const release = h.hold()
      zombie.append(text("late"))
      writer.append(start)
      release()
      await expect(zombie.flush()).rejects.toBeInstanceOf(LogFenced)
      await writer.close(finish)
      expect(await chunks(h.log, healthy)).toEqual([start, finish])
    },
  )

  guarantee("I8: of many that take over at once, each number goes to one", async (h, id) => {
    h.log.create(id).append(start)
    const heirs = await Promise.all([h.log, h.other, h.log, h.other].map((log) => log.takeOver(id)))
    for (const heir of heirs) heir.append(text("x"))
    const flushed = await Promise.allSettled(heirs.map((heir) => heir.flush()))
    const winners = flushed.filter(({ status }) => status === "fulfilled").length
    expect(winners).toBe(1)
    const { chunks, lastSeq } = await h.log.snapshot(id)
    expect(chunks.filter(({ type }) => type === "text-delta")).toHaveLength(1)
    expect(chunks.length).toBe(lastSeq)
  })

  guarantee("readers of a log that is taken over go on without a gap", async (h, id) => {
    const first = h.log.create(id)
    first.append(start)
    await first.flush()
    const readings = [new Reading(h.log, id), new Reading(h.other, id)]
    await Promise.all(readings.map((reading) => reading.until(1)))
    const heir = await h.other.takeOver(id)
    await heir.close(finish)
    first.append(text("late"))
    await Promise.all(readings.map((reading) => reading.ended))
    for (const { entries } of readings) expect(entries.map(({ seq }) => seq)).toEqual([1, 2, 3])
  })

  guarantee("a closed log cannot be taken over, and closing ends the writing", async (h, id) => {
    const writer = h.log.create(id)
    await writer.close(finish)
    writer.append(text("late"))
    await writer.flush()
    await expect(h.other.takeOver(id)).rejects.toBeInstanceOf(LogClosed)
    expect(await chunks(h.log, id)).toEqual([finish])
  })
}
