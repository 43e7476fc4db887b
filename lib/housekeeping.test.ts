import { afterEach, beforeEach, expect, test, vi } from "vitest"
import { startHousekeeping } from "./housekeeping"
import { log } from "./observe/log"

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

test("chores are done at once, every hour and on demand, in their order; one that fails is told and keeps no other", async () => {
  const told = vi.spyOn(log, "error").mockReturnValue(undefined)
  const done: string[] = []
  const housekeeping = startHousekeeping({
    guests: async () => {
      done.push("guests")
      throw new Error("the database is away")
    },
    attachments: async () => void done.push("attachments"),
  })
  await vi.advanceTimersByTimeAsync(0)
  expect(done).toEqual(["guests", "attachments"])
  expect(told).toHaveBeenCalledWith(expect.objectContaining({ chore: "guests" }), expect.any(String))
  await vi.advanceTimersByTimeAsync(3_600_000)
  expect(done).toHaveLength(4)
  await housekeeping.round()
  expect(done).toHaveLength(6)
  housekeeping.stop()
  await vi.advanceTimersByTimeAsync(7_200_000)
  expect(done).toHaveLength(6)
})
