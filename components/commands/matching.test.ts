import { expect, test } from "vitest"
import { commandNames, slashWords } from "./command-names"
import { matching } from "./matching"

const titles: Record<string, string> = { newChat: "New chat", share: "Share this chat", stop: "停止回答" }
const find = (query: string) => matching(["newChat", "share", "stop"], query, (name) => titles[name] ?? "")

test("a command is found by the beginning of its word, then by what its title says, in any language", () => {
  expect(find("")).toEqual(["newChat", "share", "stop"])
  expect(find("s")).toEqual(["share", "stop"])
  expect(find("Chat")).toEqual(["newChat", "share"])
  expect(find("停")).toEqual(["stop"])
  expect(find("nowhere")).toEqual([])
})

test("no two commands share a word", () => {
  expect(new Set(Object.values(slashWords)).size).toBe(commandNames.length)
})
