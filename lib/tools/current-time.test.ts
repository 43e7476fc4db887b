import { expect, test } from "vitest"
import { createCurrentTime } from "./current-time"
import { ToolError } from "./tool-error"

const { execute } = createCurrentTime(() => new Date("2026-07-01T22:30:05Z"))
const timeIn = (timeZone: string) => execute?.({ timeZone }, {} as never)

test("tells date, weekday and time in the zone, with its distance from UTC", () => {
  expect(timeIn("Asia/Shanghai")).toEqual({
    timeZone: "Asia/Shanghai",
    local: "Thursday, 2 July 2026 at 06:30:05 GMT+08:00",
    offset: "GMT+08:00",
    utc: "2026-07-01T22:30:05.000Z",
  })
})

test("an unknown zone is said to be unknown", () => {
  expect(() => timeIn("Europe/Atlantis")).toThrow(
    new ToolError('There is no time zone called "Europe/Atlantis".'),
  )
})
