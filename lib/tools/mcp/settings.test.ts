import { mkdtempSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { expect, test } from "vitest"
import { readMcpServers } from "./settings"

const url = "https://mcp.example.org/mcp"
const variable = (name: string) => ({ DOCS_TOKEN: "secret" })[name]

test("servers are read from the setting or from the file it names; a tool asks first unless it says otherwise", () => {
  const json = JSON.stringify([{ name: "docs", url, tools: { search: "always" } }])
  const file = join(mkdtempSync(join(tmpdir(), "millrace-")), "mcp.json")
  writeFileSync(file, json)
  const servers = [{ name: "docs", url, headers: {}, approval: "ask", tools: { search: "always" } }]
  expect(readMcpServers(json)).toEqual(servers)
  expect(readMcpServers(file)).toEqual(servers)
  expect(readMcpServers(undefined)).toEqual([])
})

test("keys in headers may stand in environment variables", () => {
  // biome-ignore lint/suspicious/noTemplateCurlyInString: what the setting looks like
  const headers = { authorization: "Bearer $DOCS_TOKEN", "x-key": "${DOCS_TOKEN}!" }
  const [server] = readMcpServers(JSON.stringify([{ name: "docs", url, headers }]), variable)
  expect(server?.headers).toEqual({ authorization: "Bearer secret", "x-key": "secret!" })
})

test.each([
  ["missing.json", /MCP_SERVERS: ENOENT/],
  ["[{]", /MCP_SERVERS: .*JSON/],
  [JSON.stringify([{ name: "do cs", url }]), "MCP_SERVERS: 0: name: must be letters"],
  [JSON.stringify([{ name: "docs", url: "file:///etc/passwd" }]), "MCP_SERVERS: 0: url: "],
  [JSON.stringify([{ name: "docs", url, approval: "sometimes" }]), "MCP_SERVERS: 0: approval: "],
  [
    JSON.stringify([
      { name: "docs", url },
      { name: "docs", url },
    ]),
    "two servers have the same name",
  ],
  [JSON.stringify([{ name: "docs", url, headers: { a: "$NOT_SET" } }]), "variable NOT_SET is not set"],
])("%s is a wrong setting", (setting, sentence) => {
  expect(() => readMcpServers(setting, variable)).toThrow(sentence)
})
