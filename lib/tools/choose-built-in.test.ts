import { expect, test } from "vitest"
import { ConfigError, readConfig } from "../config"
import { chooseBuiltIn } from "./choose-built-in"

const approvals = (setting: string) =>
  Object.fromEntries(chooseBuiltIn(setting).map(({ name, approval }) => [name, approval]))

test("by default there are a clock and a calculator, and nothing fetches pages", () => {
  expect(approvals(readConfig({}).TOOLS)).toEqual({ current_time: "always", calculator: "always" })
})

test("pages are fetched only after asking, unless the setting says otherwise", () => {
  expect(approvals("web_page")).toEqual({ web_page: "ask" })
  expect(approvals("web_page:always, calculator:ask")).toEqual({ web_page: "always", calculator: "ask" })
})

test("none is none", () => expect(approvals("none")).toEqual({}))

test.each([
  ["rocket", 'TOOLS: there is no tool "rocket", only current_time, calculator, web_page.'],
  ["constructor", 'TOOLS: there is no tool "constructor", only current_time, calculator, web_page.'],
  ["web_page:yes", 'TOOLS: "web_page:yes" must end in :ask, :always or :never.'],
])("%s is a wrong setting", (setting, sentence) => {
  expect(() => chooseBuiltIn(setting)).toThrow(new ConfigError(sentence))
})
