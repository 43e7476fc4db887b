import { globSync } from "node:fs"
import { expect, test } from "vitest"
import type { Handler } from "@/lib/http/route"

const files = globSync("app/**/route.ts")
const methods = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"]

test.each(files)("every handler of %s is made by route()", async (file) => {
  const module = (await import(/* @vite-ignore */ `${process.cwd()}/${file}`)) as Record<
    string,
    Handler | undefined
  >
  const exported = methods.filter((method) => module[method] !== undefined)
  expect(exported).not.toEqual([])
  for (const method of exported) expect(module[method]?.rule, `${method} of ${file}`).toBeDefined()
})
