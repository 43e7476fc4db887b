import { eq } from "drizzle-orm"
import { expect, test } from "vitest"
import { user } from "./schema"
import { openTestDatabase } from "./test-database"

test("a closed test database comes back empty, and two open at once are apart", async () => {
  const first = await openTestDatabase()
  const second = await openTestDatabase()
  await first.db.insert(user).values({ id: "u", name: "n", email: "e" })
  expect(await second.db.select().from(user)).toEqual([])
  expect(await first.db.select().from(user).where(eq(user.id, "u"))).toHaveLength(1)
  await first.close()
  const third = await openTestDatabase()
  expect(await third.db.select().from(user)).toEqual([])
  await Promise.all([second.close(), third.close()])
})
