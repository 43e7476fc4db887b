// The embedded database in a thread of its own: at 10 000 rows a second the main event loop's delay is 2 ms instead of 9.
// Plain JavaScript, found at run time, because bundlers do not follow a worker into its packages.
import { existsSync, renameSync, rmSync } from "node:fs"
import { parentPort, workerData } from "node:worker_threads"
import { PGlite } from "@electric-sql/pglite"
import { PreparedStatements } from "./pglite-prepared.mjs"

/** A crash while a new database is being made leaves only `<folder>.new`, which the next start throws away. */
async function open(folder) {
  if (!existsSync(folder)) {
    const fresh = `${folder}.new`
    rmSync(fresh, { recursive: true, force: true })
    const database = await PGlite.create(fresh)
    await database.close()
    renameSync(fresh, folder)
  }
  const database = await PGlite.create(folder)
  // Each 16 MB of write-ahead log else begin with writing them full of zeros, for 10 to 36 ms in which nobody is answered. What that is
  // for, a log that survives a loss of power, the embedded database does not promise: it never waits for the disk.
  await database.exec("set wal_init_zero = off")
  return { database, prepared: new PreparedStatements(database) }
}

async function answer({ database, prepared }, { text, params, rowMode, textTypes, close }) {
  return close ? database.close() : prepared.query(text, params, { rowMode, textTypes })
}

/** After a panic, or an error of the machine under it, the database must not be asked again. */
function isFatal(error) {
  if (error.severity) return error.severity !== "ERROR"
  return !(error instanceof Error) || error instanceof WebAssembly.RuntimeError
}

/** Errors lose their fields when they are copied between threads. */
function refuse(id, error) {
  const { message = String(error), code, detail, constraint } = error
  const copy = { message, code, detail, constraint }
  parentPort.postMessage({ id, error: copy, isFatal: id === 0 || isFatal(error) })
}

const opening = open(workerData.folder)
let queue = opening.then(
  () => parentPort.postMessage({ id: 0 }),
  (error) => refuse(0, error),
)

parentPort.on("message", (request) => {
  queue = queue.then(async () => {
    try {
      parentPort.postMessage({ id: request.id, result: await answer(await opening, request) })
    } catch (error) {
      refuse(request.id, error)
    }
  })
})
