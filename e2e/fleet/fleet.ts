import { App, type AppEnv } from "../fixtures/app.ts"
import { type Nginx, runNginx } from "../fixtures/nginx.ts"
import type { Postgres } from "../fixtures/postgres.ts"

/** Long enough for any HOLD, and no limits: all tests are guests from one address. */
const common: AppEnv = {
  AUTH_SECRET: "the secret that all instances of a fleet share",
  FIRST_TOKEN_MS: "300000",
  STALL_MS: "300000",
}

/** Several instances of the app on one database, behind an nginx that sends each request to the next one. */
export class Fleet {
  readonly instances: readonly App[]
  readonly nginx: Nginx
  readonly #query: (text: string) => Promise<Record<string, unknown>[]>

  private constructor(
    instances: readonly App[],
    nginx: Nginx,
    query: (text: string) => Promise<Record<string, unknown>[]>,
  ) {
    this.instances = instances
    this.nginx = nginx
    this.#query = query
  }

  /** Starts them at the same time on a new database, which they have to migrate between themselves. */
  static async start(postgres: Postgres, env: AppEnv, count = 2): Promise<Fleet> {
    const database = await postgres.createDatabase()
    const start = () => App.start({ ...common, DATABASE_URL: database, TRUSTED_PROXIES: "1", ...env })
    const instances = await Promise.all(Array.from({ length: count }, start))
    const name = new URL(database).pathname.slice(1)
    return new Fleet(instances, await startBalancer(instances), (text) => postgres.query(text, name))
  }

  get a(): App {
    return this.#instance(0)
  }

  get b(): App {
    return this.#instance(1)
  }

  /** Asks the database of the fleet. */
  query(text: string): Promise<Record<string, unknown>[]> {
    return this.#query(text)
  }

  /** The instance that makes the running answer of a chat. */
  async ownerOf(chatId: string): Promise<App> {
    const [row] = await this.query(
      `select owner from generations where chat_id = '${chatId}' and ended_at is null`,
    )
    for (const app of this.instances) {
      const health = await fetch(`${app.url}/api/health`)
      if (((await health.json()) as { instance: string }).instance === row?.owner) return app
    }
    throw new Error(`No instance makes an answer in chat ${chatId}.`)
  }

  /** Brings every instance back that a test has ended or frozen. */
  async heal(): Promise<void> {
    for (const app of this.instances) await app.revive()
  }

  async close(): Promise<void> {
    await this.nginx.close()
    await Promise.all(this.instances.map((app) => app.close()))
  }

  #instance(index: number): App {
    const app = this.instances[index]
    if (!app) throw new Error(`There is no instance ${index}.`)
    return app
  }
}

/** Without affinity, as docs/deploying.md has it: an instance that is away or drains hands its requests to the next one. */
function startBalancer(instances: readonly App[]): Promise<Nginx> {
  return runNginx(
    (port) => `
  upstream millrace {
${instances.map((app) => `    server 127.0.0.1:${app.port} max_fails=0;`).join("\n")}
  }
  server {
    listen 127.0.0.1:${port};
    location / {
      proxy_pass http://millrace;
      proxy_http_version 1.1;
      proxy_set_header Host $http_host;
      proxy_set_header X-Forwarded-For $proxy_add_x_forwarded_for;
      proxy_next_upstream error timeout http_502 http_503 non_idempotent;
      proxy_buffering off;
      proxy_read_timeout 75s;
    }
  }`,
  )
}
