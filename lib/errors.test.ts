import { expect, test, vi } from "vitest"
import { AppError, toResponse } from "./errors"

test("an error of another instance of this module keeps its code: boot makes what handlers call", async () => {
  vi.resetModules()
  const other = await import("./errors")
  expect(other.AppError).not.toBe(AppError)
  const thrown = new other.AppError("too_many_requests", { reason: "requests", retryAfterS: 7 })
  expect(thrown instanceof AppError).toBe(true)
  const response = toResponse(thrown)
  expect([response.status, response.headers.get("retry-after")]).toEqual([429, "7"])
  expect((await response.json()).error).toMatchObject({ code: "too_many_requests", reason: "requests" })
})

test("what is not an AppError keeps its words to itself", async () => {
  const response = toResponse(new Error("the key is sk-secret"))
  expect(response.status).toBe(500)
  expect(await response.text()).not.toContain("sk-secret")
})
