import { z } from "zod"
import { ConfigError } from "../config"
import { lineAt, lineOfPath } from "./json-lines"

const text = z.string().trim().min(1)
const dollars = z.number().min(0)
const baseURL = z.url({ protocol: /^https?$/ }).transform((url) => url.replace(/\/+$/, ""))

const common = {
  /** As people call it. */
  name: text.optional(),
  headers: z.record(text, text).optional(),
  /** US dollars for a million tokens. */
  price: z.strictObject({ input: dollars, output: dollars, cachedInput: dollars.optional() }).optional(),
}

const candidate = z.discriminatedUnion("provider", [
  z.strictObject({
    ...common,
    provider: z.literal("openai"),
    model: text,
    apiKey: text,
    baseURL: baseURL.optional(),
    api: z.enum(["responses", "chat"]).default("responses"),
  }),
  z.strictObject({
    ...common,
    provider: z.literal("openai-compatible"),
    baseURL,
    model: text.optional(),
    apiKey: text.optional(),
    queryParams: z.record(text, text).optional(),
    /** The first request may have to load the model: it gets three times as long. */
    slowStart: z.boolean().optional(),
  }),
  z.strictObject({
    ...common,
    provider: z.literal("anthropic"),
    model: text,
    apiKey: text,
    baseURL: baseURL.optional(),
  }),
  z.strictObject({
    ...common,
    provider: z.literal("google"),
    model: text,
    apiKey: text,
    baseURL: baseURL.optional(),
  }),
])

const model = z.strictObject({
  id: text.max(200),
  name: text.optional(),
  capabilities: z
    .strictObject({ images: z.boolean(), tools: z.boolean(), reasoning: z.boolean(), pdf: z.boolean() })
    .partial()
    .optional(),
  contextTokens: z.number().int().positive().optional(),
  hedge: z.boolean().default(false),
  candidates: z.tuple([candidate], candidate),
})

const modelsFile = z
  .strictObject({ $schema: z.string().optional(), models: z.tuple([model], model) })
  .superRefine(({ models }, { addIssue }) => {
    models.forEach(({ id }, index) => {
      const first = models.findIndex((other) => other.id === id)
      if (first < index)
        addIssue({ code: "custom", path: ["models", index, "id"], message: `"${id}" is taken already` })
    })
  })

export type ModelsFile = z.output<typeof modelsFile>
export type ModelEntry = ModelsFile["models"][number]
export type CandidateEntry = ModelEntry["candidates"][number]

/**
 * Reads the text of a models file. A string that is `$NAME` or `${NAME}` stands for that environment variable. Throws
 * `ConfigError` whose message names the file and, for each mistake, the line.
 */
export function parseModelsFile(
  source: string,
  { file, variable }: { file: string; variable: (name: string) => string | undefined },
): ModelsFile {
  const problems: string[] = []
  const complain = (path: readonly PropertyKey[], message: string) =>
    problems.push(`${file}:${lineOfPath(source, path)}: ${path.join(".")}: ${message}`)
  const value = withVariables(parse(source, file), [], (name, path) => {
    const found = variable(name)
    if (found === undefined) complain(path, `the environment variable ${name} is not set`)
    return found ?? name
  })
  const parsed = modelsFile.safeParse(value)
  for (const { path, message } of parsed.error?.issues ?? []) complain(path, message)
  if (problems.length > 0 || !parsed.success) throw new ConfigError(problems.join("\n"))
  return parsed.data
}

function parse(source: string, file: string): unknown {
  try {
    return JSON.parse(source)
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error)
    const offset = Number(/position (\d+)/.exec(message)?.[1] ?? source.length)
    throw new ConfigError(`${file}:${lineAt(source, offset)}: not JSON: ${message}`)
  }
}

type Path = readonly PropertyKey[]

function withVariables(value: unknown, path: Path, read: (name: string, path: Path) => string): unknown {
  if (typeof value === "string") {
    const [, name] = /^\$\{?([A-Za-z_][A-Za-z0-9_]*)\}?$/.exec(value) ?? []
    return name === undefined ? value : read(name, path)
  }
  if (Array.isArray(value)) return value.map((item, index) => withVariables(item, [...path, index], read))
  if (typeof value !== "object" || value === null) return value
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [key, withVariables(item, [...path, key], read)]),
  )
}
