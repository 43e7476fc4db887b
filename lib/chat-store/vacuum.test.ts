import { expect, onTestFinished, test } from "vitest"
import { openTestDatabase } from "./test-database"
import { startVacuum } from "./vacuum"

test("the embedded database uses the room of deleted entries again", async () => {
  const connection = await openTestDatabase()
  onTestFinished(() => connection.close())
  const vacuum = startVacuum(connection)
  const comeAndGo = async () => {
    await connection.query(
      "insert into stream_entries select 'log', seq, repeat('x', 100), false from generate_series(1, 2000) seq",
      [],
    )
    await connection.query("delete from stream_entries", [])
  }
  const bytes = async () => {
    const text = "select pg_total_relation_size('stream_entries')::int as bytes"
    return Number((await connection.query(text, [])).rows[0]?.bytes)
  }
  await comeAndGo()
  const once = await bytes()
  for (let time = 0; time < 5; time++) {
    await vacuum.all()
    await comeAndGo()
  }
  expect(once).toBeGreaterThan(0)
  expect(await bytes()).toBeLessThan(2 * once)
  vacuum.stop()
})
