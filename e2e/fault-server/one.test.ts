import { test } from "vitest"
import { differences } from "./compare"
import { drive } from "./drive"
import { FaultServer } from "./fault-server"
import { expectedOf } from "./shape"
import { healthy, shapes } from "./shapes/all"

test("one", async () => {
  const server = new FaultServer([...shapes, healthy])
  const ports = await server.listen()
  for (const name of (process.env.ONE ?? "").split("|"))
    for (const format of ["chat", "responses"] as const) {
      const shape = shapes.find((s) => s.name === name)
      if (!shape) throw new Error(name)
      const seen = await drive(shape, { server, ports, format })
      const { text, ...rest } = seen
      process.stdout.write(
        JSON.stringify({
          name,
          diff: differences(expectedOf(shape, format), seen),
          len: text.length,
          ...rest,
        }) + "\n",
      )
    }
  await server.stop()
}, 60000)
