import { mkdtemp, rm, writeFile } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { expect, onTestFinished, test } from "vitest"
import { ConfigError, readConfig } from "../config"
import { createModels } from "./create-models"
import { FakeClock } from "./fake-clock"

const nothing = { LOCAL_MODEL_PROBE: "0" }
const create = (env: Record<string, string>, options: Parameters<typeof createModels>[1] = {}) =>
  createModels(readConfig({ ...nothing, ...env }), { clock: new FakeClock(), ...options })

async function modelsFile(text: string): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "models-"))
  onTestFinished(() => rm(folder, { recursive: true }))
  await writeFile(join(folder, "models.json"), text)
  return join(folder, "models.json")
}

test("with nothing configured the demo answers, and says that it is scripted", async () => {
  const models = await create({}, { demoUrl: async () => "http://127.0.0.1:9/v1" })
  expect(models.list().map(({ id, scripted }) => [id, scripted])).toEqual([
    ["demo", true],
    ["demo-steady", true],
  ])
  expect(models.reason).toContain("scripted")
  expect(models.open(null).answeredBy()).toEqual({
    id: "demo",
    name: "Demo",
    provider: "Demo",
    scripted: true,
  })
})

test("with a key OpenAI answers, and the demo is never started", async () => {
  const demoUrl = () => Promise.reject(new Error("started"))
  const models = await create({ OPENAI_API_KEY: "k" }, { demoUrl })
  expect(models.reason).toBe("gpt-5-mini from OpenAI (OPENAI_API_KEY is set)")
  expect(models.list()).toEqual([
    {
      id: "openai/gpt-5-mini",
      name: "gpt-5-mini",
      provider: "OpenAI",
      scripted: false,
      capabilities: { images: true, tools: true, reasoning: true, pdf: true },
      contextTokens: 400_000,
      fixedTemperature: true,
      healthy: true,
    },
  ])
})

test("several keys are several models, OpenAI's by default", async () => {
  const models = await create({
    GOOGLE_GENERATIVE_AI_API_KEY: "k",
    ANTHROPIC_API_KEY: "k",
    OPENAI_API_KEY: "k",
  })
  expect(models.list().map(({ id }) => id)).toEqual([
    "openai/gpt-5-mini",
    "anthropic/claude-sonnet-4-5",
    "google/gemini-2.5-flash",
  ])
  expect(models.open("google/gemini-2.5-flash").info.provider).toBe("Google")
  expect(models.open("no such model").info.provider).toBe("OpenAI")
})

test("another server is asked for the model that is named", async () => {
  const models = await create({
    OPENAI_BASE_URL: "https://openrouter.ai/api/v1/",
    OPENAI_MODEL: "qwen/qwen3",
    OPENAI_API_KEY: "k",
  })
  expect(models.reason).toBe("qwen/qwen3 from OpenRouter (OPENAI_BASE_URL is set)")
  expect(models.list().map(({ id, capabilities }) => [id, capabilities.reasoning])).toEqual([
    ["openrouter/qwen/qwen3", true],
  ])
})

test("a server that does not say which models it has is asked again later", async () => {
  const models = await create({ OPENAI_BASE_URL: "http://127.0.0.1:1/v1" })
  expect(models.list().map(({ id }) => id)).toEqual(["127-0-0-1-1/default"])
})

test("a models file replaces everything else", async () => {
  const file =
    await modelsFile(`{ "models": [{ "id": "smart", "name": "Smart", "capabilities": { "images": false }, "candidates": [
    { "provider": "anthropic", "model": "claude-sonnet-4-5", "apiKey": "$KEY" },
    { "provider": "openai", "api": "chat", "model": "gpt-4o", "apiKey": "$KEY" },
    { "provider": "openai-compatible", "baseURL": "http://gpu:8000/v1" },
    { "provider": "google", "model": "gemini-2.5-flash", "apiKey": "$KEY", "name": "Gemini" }] }] }`)
  const models = await create({ MODELS_FILE: file, OPENAI_API_KEY: "k" }, { variable: () => "secret" })
  expect(models.list()).toMatchObject([
    { id: "smart", name: "Smart", provider: "Anthropic", capabilities: { images: false, reasoning: true } },
  ])
  expect(models.reason).toContain("Smart from Anthropic")
})

test("a models file that is not there is told in a sentence", async () => {
  await expect(create({ MODELS_FILE: "/nowhere/models.json" })).rejects.toThrow(
    new ConfigError("MODELS_FILE: /nowhere/models.json cannot be read (ENOENT)"),
  )
})

test("no model at all is told in a sentence", async () => {
  await expect(create({})).rejects.toBeInstanceOf(ConfigError)
})
