import { parseArgs } from "node:util"
import { startDemoServer } from "./server.ts"

// The scripted model server by itself: `node demo/main.ts --port 4010 [--control]`.
const { values } = parseArgs({
  options: { port: { type: "string", default: "4010" }, control: { type: "boolean", default: false } },
})
const server = await startDemoServer({ port: Number(values.port), control: values.control })
console.log(`Scripted model server at ${server.url}`)
