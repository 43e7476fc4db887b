import { expect, test } from "vitest"
import { carriesToken } from "./bearer"

const request = (authorization?: string) =>
  new Request("http://localhost/", authorization === undefined ? {} : { headers: { authorization } })

test("only the whole token is the token", () => {
  expect(carriesToken(request("Bearer a-token-for-tests"), "a-token-for-tests")).toBe(true)
  expect(carriesToken(request("bearer a-token-for-tests"), "a-token-for-tests")).toBe(true)
  for (const wrong of [
    undefined,
    "",
    "Bearer",
    "Bearer ",
    "Bearer a-token",
    "Basic a-token-for-tests",
    "a-token-for-tests",
  ])
    expect(carriesToken(request(wrong), "a-token-for-tests"), wrong).toBe(false)
})

test("where no token is set, none is right", () => {
  expect(carriesToken(request("Bearer undefined"), undefined)).toBe(false)
})
