import { expect, onTestFinished, test } from "vitest"
import { startCheckpoints } from "./checkpoints"
import { openTestDatabase } from "./test-database"

test("the embedded database makes a checkpoint when enough was written, and only then", async () => {
  const connection = await openTestDatabase()
  onTestFinished(() => connection.close())
  const checkpoints = startCheckpoints(connection, 1024 * 1024)
  onTestFinished(() => checkpoints.stop())
  const newest = async () => {
    const { rows } = await connection.query("select redo_lsn::text as lsn from pg_control_checkpoint()", [])
    return rows[0]?.lsn
  }
  const write = (rows: number) =>
    connection.query(
      "insert into stream_entries select gen_random_uuid()::text, 1, repeat('x', 1000), false from generate_series(1, $1::int)",
      [rows],
    )
  // What came before this test counts too.
  await connection.query("checkpoint", [])
  const before = await newest()
  await write(10)
  await checkpoints.round()
  expect(await newest()).toBe(before)
  await write(2_000)
  await checkpoints.round()
  expect(await newest()).not.toBe(before)
})
