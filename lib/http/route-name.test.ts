import { expect, test } from "vitest"
import { routeOf } from "./route-name"

test("a route is named by its parameters' names, not by their values", () => {
  expect(routeOf("/api/chat/abc/stream", { id: "abc" })).toBe("/api/chat/[id]/stream")
  expect(routeOf("/api/chat/a%20b", { id: "a%20b" })).toBe("/api/chat/[id]")
  expect(routeOf("/api/chat/a%20b", { id: "a b" })).toBe("/api/chat/[id]")
  expect(routeOf("/api/auth/sign-in/email", { path: ["sign-in", "email"] })).toBe("/api/auth/[...path]")
  expect(routeOf("/api/health", undefined)).toBe("/api/health")
})

test("no caller can make more names than there is room for", () => {
  const names = new Set(Array.from({ length: 1_000 }, (_, index) => routeOf(`/api/%ZZ${index}`, {})))
  expect(names.size).toBeLessThanOrEqual(200)
  expect(names).toContain("other")
})
