import { type ChildProcess, spawn } from "node:child_process"
import { once } from "node:events"
import { createInterface } from "node:readline"
import { expect, test } from "vitest"

// What the supervised program says: its pid, then each signal it gets. It ends by itself after the first one's `pause`.
const program = (pause: number) => `
  import { stopWithSupervisor } from ${JSON.stringify(new URL("./supervise.mjs", import.meta.url).href)}
  stopWithSupervisor()
  for (const signal of ["SIGINT", "SIGTERM"]) process.on(signal, () => {
    console.log(signal)
    setTimeout(() => process.exit(7), ${pause})
  })
  setInterval(() => {}, 1000)
  console.log(process.pid)
`

test("the program's exit code is ours", async () => {
  const { parent } = supervise("process.exitCode = 3")
  expect(await once(parent, "exit")).toEqual([3, null])
})

test("of two signals in quick succession only the first reaches the program", async () => {
  const { parent, lines } = supervise(program(300))
  await lines.next()
  parent.kill("SIGINT")
  expect((await lines.next()).value).toBe("SIGINT")
  parent.kill("SIGTERM")
  expect(await once(parent, "exit")).toEqual([7, null])
  expect(await rest(lines)).toEqual([])
})

test("a program does not outlive a supervisor that was killed", async () => {
  const { parent, lines } = supervise(program(0))
  await lines.next()
  parent.kill("SIGKILL")
  expect(await rest(lines)).toEqual(["SIGTERM"])
})

function supervise(code: string): { parent: ChildProcess; lines: AsyncIterator<string> } {
  const main = `
    import { supervise } from ${JSON.stringify(new URL("./supervise.mjs", import.meta.url).href)}
    process.exitCode = await supervise(process.execPath, ["--input-type=module", "-e", ${JSON.stringify(code)}], new URL("file:///"))
  `
  const parent = spawn(process.execPath, ["--input-type=module", "-e", main], {
    stdio: ["ignore", "pipe", "inherit"],
  })
  return { parent, lines: createInterface({ input: parent.stdout })[Symbol.asyncIterator]() }
}

async function rest(lines: AsyncIterator<string>): Promise<string[]> {
  const all: string[] = []
  for await (const line of { [Symbol.asyncIterator]: () => lines }) all.push(line)
  return all
}
