import { expect, test } from "vitest"
import { ConfigError } from "../config"
import { parseModelsFile } from "./models-file"

const chain = `{
  "models": [
    {
      "id": "smart",
      "candidates": [
        { "provider": "openai", "model": "gpt-5-mini", "apiKey": "$OPENAI_API_KEY" },
        {
          "provider": "openai-compatible",
          "name": "OpenRouter",
          "baseURL": "https://openrouter.ai/api/v1/",
          "model": "openai/gpt-5-mini",
          "apiKey": "\${OPENROUTER_API_KEY}",
          "price": { "input": 0.25, "output": 2 }
        }
      ]
    }
  ]
}`
const variables: Record<string, string> = { OPENAI_API_KEY: "key-one", OPENROUTER_API_KEY: "key-two" }
const parse = (source: string) =>
  parseModelsFile(source, { file: "models.json", variable: (name) => variables[name] })

function mistakes(source: string): string[] {
  try {
    parse(source)
    return []
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error
    return error.message.split("\n")
  }
}

test("a chain of candidates is read, keys from the environment", () => {
  const [{ id, candidates }] = parse(chain).models
  expect(id).toBe("smart")
  expect(candidates.map(({ apiKey }) => apiKey)).toEqual(["key-one", "key-two"])
  expect(candidates[1]?.baseURL).toBe("https://openrouter.ai/api/v1")
})

test("a mistake is told with its line", () => {
  expect(mistakes(chain.replace('"gpt-5-mini", "apiKey"', '7, "apiKey"'))).toEqual([
    expect.stringMatching(/^models\.json:6: models\.0\.candidates\.0\.model: .*string/),
  ])
})

test("a name that is misspelt is told with its line", () => {
  const [mistake] = mistakes(chain.replace('"name": "OpenRouter"', '"nmae": "OpenRouter"'))
  expect(mistake).toMatch(/^models\.json:7: models\.0\.candidates\.1: .*nmae/)
})

test("what is missing is told with the line of what lacks it", () => {
  expect(mistakes('{\n  "models": [\n    { "id": "x",\n      "candidates": [] }\n  ]\n}')[0]).toMatch(
    /^models\.json:4: models\.0\.candidates/,
  )
})

test("a variable that is not set is told with its line", () => {
  expect(mistakes(chain.replace("OPENROUTER_API_KEY", "OTHER_KEY"))).toEqual([
    "models.json:12: models.0.candidates.1.apiKey: the environment variable OTHER_KEY is not set",
  ])
})

test("text that is no JSON is told with the line where it stops being that", () => {
  expect(mistakes(chain.replace('"smart",', '"smart"'))[0]).toMatch(/^models\.json:5: not JSON/)
  expect(mistakes("")[0]).toMatch(/^models\.json:1: not JSON/)
})

test("an id is given once", () => {
  const model = '{ "id": "x",\n "candidates": [{ "provider": "google", "model": "m", "apiKey": "k" }] }'
  expect(mistakes(`{ "models": [${model},\n${model}] }`)).toEqual([
    'models.json:3: models.1.id: "x" is taken already',
  ])
})

test("an address is one of http or https", () => {
  expect(mistakes(chain.replace("https://openrouter.ai", "file://openrouter.ai"))[0]).toMatch(
    /^models\.json:10: .*baseURL/,
  )
})
