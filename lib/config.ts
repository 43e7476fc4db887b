import { z } from "zod"

const ms = (fallback: number) => z.coerce.number().int().min(-1).default(fallback)
const optional = z
  .string()
  .trim()
  .transform((text) => (text === "" ? undefined : text))
  .optional()
const count = (fallback: number) => z.coerce.number().int().min(0).default(fallback)
const flag = (fallback: boolean) =>
  z
    .enum(["true", "false", "1", "0"])
    .default(fallback ? "true" : "false")
    .transform((text) => text === "true" || text === "1")

/** Every setting, in the order of the README's table, which is generated from here (`npm run docs:settings`). */
export const settings = z.object({
  PORT: z.coerce.number().int().min(0).max(65535).default(3000).describe("Port to listen on."),
  HOST: z.string().default("localhost").describe("Address to listen on; `0.0.0.0` for all."),
  DATA_DIR: z
    .string()
    .default(".data")
    .describe("Folder of the embedded database, of attachments and of the session secret."),
  S3_ENDPOINT: optional
    .refine(
      (url) => url === undefined || /^https?:\/\/[^/]+\/?$/.test(url),
      "is not like https://s3.example.org",
    )
    .describe(
      "With `S3_BUCKET` and both keys: an S3-compatible bucket for attachments, instead of `DATA_DIR`. See docs/attachments.md.",
    ),
  S3_BUCKET: optional.describe("Name of that bucket."),
  S3_REGION: optional.describe("Its region; default: what the endpoint's name says, or `us-east-1`."),
  S3_ACCESS_KEY_ID: optional.describe("Key that may read, write and delete there."),
  S3_SECRET_ACCESS_KEY: optional.describe("Secret of that key."),
  DATABASE_URL: optional.describe(
    "Postgres to use instead of the embedded database; may be a transaction pooler.",
  ),
  DATABASE_URL_DIRECT: optional.describe(
    "The same Postgres past its pooler: for `LISTEN`, which a transaction pooler does not pass on. Without it instances poll there.",
  ),
  REDIS_URL: optional.describe(
    "Redis for the stream log and for what instances tell each other; the record stays in the database. See docs/scale-out.md.",
  ),
  OPENAI_API_KEY: optional.describe("Key for OpenAI, or for the server at `OPENAI_BASE_URL`."),
  OPENAI_BASE_URL: optional.describe(
    "Any OpenAI-compatible server, with its version path: `http://host:8000/v1`.",
  ),
  OPENAI_MODEL: optional.describe(
    "Model to ask there; default: the first that the server lists, `gpt-5-mini` at OpenAI.",
  ),
  ANTHROPIC_API_KEY: optional.describe("Key for Anthropic."),
  ANTHROPIC_MODEL: optional.describe("Anthropic model; default `claude-sonnet-4-5`."),
  GOOGLE_GENERATIVE_AI_API_KEY: optional.describe("Key for Google Gemini."),
  GOOGLE_MODEL: optional.describe("Google model; default `gemini-2.5-flash`."),
  MODELS_FILE: optional.describe(
    "JSON file with models and their candidates; replaces the variables above. See docs/models.md.",
  ),
  LOCAL_MODEL_PROBE: flag(true).describe(
    "Look for Ollama, LM Studio, llama.cpp and vLLM on loopback when nothing is configured.",
  ),
  TOOLS: z
    .string()
    .default("current_time, calculator")
    .describe(
      "Tools that models may call: `current_time`, `calculator`, `web_page` (reads pages of the public web and asks first), or `none`. See docs/tools.md.",
    ),
  MCP_SERVERS: optional.describe(
    "MCP servers whose tools models may call: a JSON array, or the path of a file that holds one. See docs/tools.md.",
  ),
  FIRST_TOKEN_MS: ms(15_000).describe(
    "Longest wait for a candidate's first content; reasoning models get three times as long.",
  ),
  STALL_MS: ms(30_000).describe(
    "Longest silence between two pieces of content before an answer fails as stalled.",
  ),
  NOTICE_MS: ms(10_000).describe("Silence after which the reader is told."),
  MAX_ANSWER_MS: ms(600_000).describe("Longest an answer may take in all."),
  MAX_DURATION_MS: count(process.env.VERCEL ? 300_000 : 0).describe(
    "Longest that the platform lets a request last, where it ends the process then; answers end themselves 10 s before. 0 = for ever. On Vercel 300000, as `vercel.json` says.",
  ),
  TITLES: flag(true).describe(
    "Let the model name new chats after their first exchange; otherwise they keep their first words.",
  ),
  DISCONNECT_GRACE_MS: ms(15_000).describe(
    "Time without any viewer before an answer is cancelled; 0 = at once, -1 = finish in the background.",
  ),
  CRON_SECRET: optional.describe(
    "Lets a scheduler call `/api/cron` with `Authorization: Bearer …`, where no process stays that could tidy up by itself (Vercel).",
  ),
  DRAIN_MS: ms(10_000).describe("Time that running answers get when the server is told to stop."),
  HEARTBEAT_MS: ms(10_000).describe(
    "Silence on a stream after which a comment keeps proxies from closing it.",
  ),
  LOG_LEVEL: z
    .enum(["debug", "info", "warn", "error", "silent"])
    .default("info")
    .describe("Least important lines that go to the log: `debug`, `info`, `warn`, `error` or `silent`."),
  LOG_FORMAT: z.enum(["json", "text"]).default("json").describe("Log lines for machines or for people."),
  OTEL_EXPORTER_OTLP_ENDPOINT: optional.describe(
    "OpenTelemetry collector to send traces to (OTLP over HTTP): `http://localhost:4318`. The other `OTEL_…` variables work too.",
  ),
  OTEL_EXPORTER_OTLP_TRACES_ENDPOINT: optional.describe("The same, with the full path, for traces alone."),
  METRICS_TOKEN: optional
    .refine((token) => token === undefined || token.length >= 16, "has fewer than 16 characters")
    .describe("Lets Prometheus read `/api/metrics` as a bearer token; without it only the operator may."),
  AUTH_SECRET: optional.describe(
    "Signs sessions; made and kept in `DATA_DIR` when absent. Set it when several instances share a database.",
  ),
  GALLERY: flag(process.env.NODE_ENV === "development").describe(
    "Serve `/gallery`, every component in every state; always on in development.",
  ),
  BUILD_STANDALONE: flag(false).describe(
    "For `npm run build`: also gather all that the server needs in `.next/standalone`, to be copied elsewhere. See docs/deploying.md.",
  ),
  PUBLIC_URL: optional
    .refine(
      (url) => url === undefined || /^https?:\/\/[^/]+\/?$/.test(url),
      "is not like https://chat.example.org",
    )
    .describe("Address people use, when it is not the one above: `https://chat.example.org`."),
  AUTH: z
    .enum(["guests", "required", "single-user"])
    .default("guests")
    .describe(
      "`guests`: anyone may chat, an account keeps it. `required`: only accounts. `single-user`: no sign-in, whoever reaches the server is its one user.",
    ),
  SIGN_UP: z
    .enum(["open", "closed"])
    .default("open")
    .describe(
      "`open`: anyone may make an account. `closed`: nobody, but for the first one, which is the operator's.",
    ),
  SESSION_DAYS: z.coerce
    .number()
    .int()
    .min(1)
    .default(30)
    .describe(
      "Days without use after which a session ends; a guest goes with it, and so do the guest's chats.",
    ),
  GITHUB_CLIENT_ID: optional.describe("With `GITHUB_CLIENT_SECRET`: sign in with GitHub."),
  GITHUB_CLIENT_SECRET: optional.describe("Secret of the GitHub app."),
  GOOGLE_CLIENT_ID: optional.describe("With `GOOGLE_CLIENT_SECRET`: sign in with Google."),
  GOOGLE_CLIENT_SECRET: optional.describe("Secret of the Google client."),
  OIDC_ISSUER: optional.describe(
    "With the two below: sign in with any OpenID Connect provider. `https://id.example.org/realms/main`.",
  ),
  OIDC_CLIENT_ID: optional.describe("Client at that provider."),
  OIDC_CLIENT_SECRET: optional.describe("Secret of that client."),
  OIDC_NAME: z.string().default("Single sign-on").describe("What the button for it says."),
  SMTP_URL: optional.describe(
    "Mail server for verifying addresses and resetting passwords: `smtps://user:password@host`. Needs `PUBLIC_URL`.",
  ),
  MAIL_FROM: optional.describe("Sender of those mails; default `millrace@` and the host of `PUBLIC_URL`."),
  TRUSTED_PROXIES: count(0).describe(
    "Reverse proxies in front of the server that append to `X-Forwarded-For`; limits by address count from there.",
  ),
  REQUESTS_PER_MINUTE: count(300).describe(
    "Requests a minute for an account, or for the address that guests share; 0 = no limit.",
  ),
  CONCURRENT_ANSWERS: count(10).describe("Answers being made at once, counted likewise; 0 = no limit."),
  OPEN_STREAMS: count(200).describe(
    "Streams held open at once on each instance, counted likewise: about two for each open tab; 0 = no limit.",
  ),
  TOKENS_PER_DAY: count(5_000_000).describe("Tokens a day, in and out, counted likewise; 0 = no limit."),
  ATTACHMENTS_MB_PER_USER: count(1_000).describe("Room for each user's attachments, in MB; 0 = no limit."),
  GUESTS_PER_HOUR: count(60).describe(
    "New guests, and likewise new accounts, an hour from one address; 0 = no limit.",
  ),
})

export type Config = Readonly<z.infer<typeof settings>>

/** A setting with a wrong value; the message names it in a sentence. */
export class ConfigError extends Error {
  override readonly name = "ConfigError"
}

/** Reads the environment once. Throws `ConfigError` naming every wrong setting. */
export function readConfig(env: Record<string, string | undefined> = process.env): Config {
  const present = Object.fromEntries(
    Object.entries(env).filter(([, value]) => value !== undefined && value !== ""),
  )
  const parsed = settings.superRefine(belongTogether).safeParse(present)
  if (parsed.success) {
    if (env.VERCEL) requireForVercel(parsed.data)
    return Object.freeze(parsed.data)
  }
  const problems = parsed.error.issues.map((issue) => `${issue.path.join(".")}: ${issue.message}`)
  throw new ConfigError(`Wrong setting. ${problems.join("; ")}`)
}

/** There is no disk that stays, and many processes that have to agree. */
function requireForVercel(config: Config): void {
  const needed = ["DATABASE_URL", "AUTH_SECRET", "PUBLIC_URL"] as const
  const missing = needed.filter((name) => config[name] === undefined)
  if (missing.length > 0)
    throw new ConfigError(`Missing setting. Vercel needs ${missing.join(", ")}. See docs/deploying.md.`)
}

/** Whether `npm run build` also gathers all that the server needs into `.next/standalone`; read before any other setting matters. */
export const buildsStandalone = () => settings.shape.BUILD_STANDALONE.parse(process.env.BUILD_STANDALONE)

/** Whether this is `npm run dev`. */
export const isDevelopment = () => process.env.NODE_ENV === "development"

/** A variable that is no setting of ours: what the operator's models file calls `$NAME`, keys above all. */
export function environmentVariable(name: string): string | undefined {
  return process.env[name] || undefined
}

const together = [
  ["GITHUB_CLIENT_ID", "GITHUB_CLIENT_SECRET"],
  ["GOOGLE_CLIENT_ID", "GOOGLE_CLIENT_SECRET"],
  ["OIDC_ISSUER", "OIDC_CLIENT_ID", "OIDC_CLIENT_SECRET"],
  ["S3_ENDPOINT", "S3_BUCKET", "S3_ACCESS_KEY_ID", "S3_SECRET_ACCESS_KEY"],
] as const

function belongTogether(config: z.infer<typeof settings>, { addIssue }: { addIssue(issue: Issue): void }) {
  for (const names of together) {
    const missing = names.filter((name) => config[name] === undefined)
    if (missing.length === 0 || missing.length === names.length) continue
    for (const name of missing)
      addIssue({ code: "custom", path: [name], message: `goes with ${names.join(", ")}` })
  }
  // A link in a mail must not lead to a host that the request made up.
  if (config.SMTP_URL && !config.PUBLIC_URL)
    addIssue({ code: "custom", path: ["PUBLIC_URL"], message: "is needed with SMTP_URL" })
}
type Issue = { code: "custom"; path: string[]; message: string }
