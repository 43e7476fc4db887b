import { readdirSync, readFileSync } from "node:fs"
import { expect, test } from "vitest"
import { lowerHelperThreads } from "./helper-threads"

/** Niceness by thread name (`proc_pid_stat(5)`: the 19th field; the name is in parentheses and may hold spaces). */
const nicenesses = () =>
  readdirSync("/proc/self/task").map((thread) => {
    const stat = readFileSync(`/proc/self/task/${thread}/stat`, "utf8")
    const name = stat.slice(stat.indexOf("(") + 1, stat.lastIndexOf(")"))
    return { name, niceness: Number(stat.slice(stat.lastIndexOf(")") + 2).split(" ")[16]) }
  })

test.runIf(process.platform === "linux")("V8's helper threads give way to every other thread", async () => {
  const own = Math.max(...nicenesses().map(({ niceness }) => niceness))
  expect(await lowerHelperThreads()).toBeGreaterThan(0)
  const after = nicenesses()
  const isHelper = ({ name }: { name: string }) => name === "node-V8Worker"
  expect(after.filter(isHelper).every(({ niceness }) => niceness > own)).toBe(true)
  expect(after.filter((thread) => !isHelper(thread)).every(({ niceness }) => niceness <= own)).toBe(true)
})
