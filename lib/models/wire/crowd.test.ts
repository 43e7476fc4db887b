import { expect, test } from "vitest"
import { Busyness } from "./busyness"
import { Crowd } from "./crowd"

function crowdOf(bodies: number, isBusy: boolean): Crowd {
  const crowd = new Crowd({ isBusy: () => isBusy })
  for (let count = 0; count < bodies; count++) crowd.joined()
  return crowd
}

test("few answers wait for nobody", () => {
  expect(crowdOf(50, false).passTime(1_001, 1_002)).toBe(1_017)
})

test("many pass at the same moments, the later the more they are, at most every 50 ms", () => {
  expect(crowdOf(60, false).passTime(1_001, 1_002)).toBe(1_012)
  expect(crowdOf(300, false).passTime(1_001, 1_002)).toBe(1_050)
})

test("where the process has no time left, ten are many", () => {
  expect(crowdOf(10, true).passTime(1_001, 1_002)).toBe(1_050)
  expect(crowdOf(8, true).passTime(1_001, 1_002)).toBe(1_017)
})

test("those that left are not counted", () => {
  const crowd = crowdOf(60, false)
  for (let count = 0; count < 10; count++) crowd.left()
  expect(crowd.passTime(1_001, 1_002)).toBe(1_017)
})

test("busy is above nine tenths, until it is below six", () => {
  let active = 0
  let at = 0
  const utilization = (now?: { active: number; idle: number }, before?: { active: number; idle: number }) => {
    if (now && before) {
      const [worked, waited] = [now.active - before.active, now.idle - before.idle]
      return { active: worked, idle: waited, utilization: worked / (worked + waited) }
    }
    return { active, idle: at - active, utilization: active / at }
  }
  const busyness = new Busyness(utilization)
  const after = (share: number) => {
    at += 100
    active += 100 * share
    return busyness.isBusy(at)
  }
  expect([0.8, 0.95, 0.7, 0.5, 0.8].map(after)).toEqual([false, true, true, false, false])
})
