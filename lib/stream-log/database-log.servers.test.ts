import { describe } from "vitest"
import { missing, openPostgres } from "../../e2e/fixtures/test-servers"
import { connectPostgres } from "../chat-store/connect-postgres"
import { testStreamLog } from "./contract/contract"
import { databaseHarness } from "./contract/database-harness"

describe.skipIf(missing.postgres)(missing.postgres ?? "with a server", () => {
  testStreamLog("Postgres", async () => {
    const server = await openPostgres()
    return databaseHarness(await connectPostgres(server.url), () => server.close())
  })
})
