import { expect, test } from "vitest"
import type { UserId } from "../protocol/ids"
import { type Access, refusal, type User } from "./access"

const id = "user-0123456789abcdef" as UserId
const callers: Record<string, User | null> = {
  nobody: null,
  guest: { id, isGuest: true, isOperator: false },
  account: { id, isGuest: false, isOperator: false },
  operator: { id, isGuest: false, isOperator: true },
}

const table: [Access, Record<string, string | null>][] = [
  ["public", { nobody: null, guest: null, account: null, operator: null }],
  ["guest", { nobody: null, guest: null, account: null, operator: null }],
  [{ ownerOf: "chat" }, { nobody: "not_found", guest: null, account: null, operator: null }],
  ["signed-in", { nobody: "not_signed_in", guest: "not_signed_in", account: null, operator: null }],
  ["operator", { nobody: "not_signed_in", guest: "not_signed_in", account: "forbidden", operator: null }],
]

test.each(table)("%j lets in whom it says", (access, expected) => {
  const seen = Object.fromEntries(
    Object.entries(callers).map(([name, user]) => [name, refusal(access, user, "guests")]),
  )
  expect(seen).toEqual(expected)
})

test.each(["required", "single-user"] as const)("where accounts are %s, nobody becomes a guest", (mode) => {
  expect(refusal("guest", null, mode)).toBe("not_signed_in")
  expect(refusal({ ownerOf: "chat" }, null, mode)).toBe("not_signed_in")
  expect(refusal("public", null, mode)).toBeNull()
})
