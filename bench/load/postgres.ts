import { hasPostgres, Postgres, type PostgresSetup } from "../../e2e/fixtures/postgres.ts"
import { loadCore, pinned } from "./cores.ts"

/** As Debian sets it up, on the load's core, with what counts its statements. */
const measured: PostgresSetup = {
  locale: "C.UTF-8",
  settings: { shared_preload_libraries: "pg_stat_statements" },
  wrap: (command) => pinned(loadCore, command),
}

/** A new Postgres; null where none is installed. */
export async function startPostgres(): Promise<Postgres | null> {
  return hasPostgres ? Postgres.start(measured) : null
}
