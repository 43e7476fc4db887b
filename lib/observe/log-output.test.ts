import { spawn } from "node:child_process"
import { once } from "node:events"
import { expect, test } from "vitest"

// The output is a file descriptor: only another process has one that nobody reads.
const writer = (more: string) => `
  const { openOutput } = await import(${JSON.stringify(`${import.meta.dirname}/log-output.ts`)})
  const output = openOutput()
  const line = "x".repeat(999) + "\\n"
  ${more}
`

function start(more: string) {
  const child = spawn(process.execPath, ["--input-type=module", "-e", writer(more)], {
    stdio: ["ignore", "pipe", "pipe"],
  })
  let said = ""
  child.stdout.on("data", (chunk) => {
    said += chunk
  })
  return { child, said: () => said, exit: once(child, "close") }
}

test("a reader that does not read costs lines, and neither blocks the process nor keeps it from ending", async () => {
  const { child, said, exit } = start(`
    for (let index = 0; index < 5_000; index++) output.write(line)
    setTimeout(() => {
      console.log("alive, dropped " + (output.dropped > 3_000))
      process.exit(0)
    }, 1)
  `)
  child.stderr.pause()
  await once(child.stdout, "data")
  child.stderr.destroy()
  expect(await exit).toEqual([0, null])
  expect(said()).toBe("alive, dropped true\n")
})

test("a reader that is gone does not keep the process from ending", async () => {
  const { child, exit } = start(`

    output.write(line)
    output.write(line)
    await output.flush()
    process.exit(0)
  `)
  child.stderr.destroy()
  expect(await exit).toEqual([0, null])
})

test("what was written is out when the flush resolves", async () => {
  const { child, exit } = start(`
    for (let index = 0; index < 50; index++) output.write(line)
    await output.flush()
    process.exit(0)
  `)
  let bytes = 0
  child.stderr.on("data", (chunk) => {
    bytes += chunk.length
  })
  await exit
  expect(bytes).toBe(50_000)
})
