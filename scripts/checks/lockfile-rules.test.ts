import { expect, test } from "vitest"
import { completeLockfile, type Lockfile, unknownInstallScripts } from "./lockfile-rules.ts"

test("packages for platforms that npm left out are added with their platform", () => {
  const lockfile: Lockfile = {
    packages: {
      "node_modules/biome": {
        dev: true,
        optionalDependencies: { "biome-linux-x64-musl": "2.0.0", "biome-win32-arm64": "2.0.0" },
      },
      "node_modules/oxide": { optionalDependencies: { "oxide-wasm32-wasi": "4.0.0" } },
    },
  }
  expect(completeLockfile(lockfile)).toEqual([
    "biome-linux-x64-musl",
    "biome-win32-arm64",
    "oxide-wasm32-wasi",
  ])
  expect(lockfile.packages).toMatchObject({
    "node_modules/biome-linux-x64-musl": {
      version: "2.0.0",
      os: ["linux"],
      cpu: ["x64"],
      libc: ["musl"],
      dev: true,
      optional: true,
    },
    "node_modules/biome-win32-arm64": { version: "2.0.0", os: ["win32"], cpu: ["arm64"], optional: true },
    "node_modules/oxide-wasm32-wasi": { version: "4.0.0", cpu: ["wasm32"], optional: true },
  })
})

test("a package that lies beside the one that asks, or above it, is there", () => {
  const lockfile: Lockfile = {
    packages: {
      "node_modules/kit": {},
      "node_modules/kit/node_modules/tool": { optionalDependencies: { "tool-linux-x64": "1.0.0" } },
      "node_modules/kit/node_modules/tool-linux-x64": {},
      "node_modules/tool": { optionalDependencies: { "tool-darwin-x64": "2.0.0" } },
      "node_modules/tool-darwin-x64": {},
    },
  }
  expect(completeLockfile(lockfile)).toEqual([])
})

test("a new install script is noticed, wherever the package lies", () => {
  const packages = {
    "node_modules/esbuild": { hasInstallScript: true },
    "node_modules/a/node_modules/worm": { hasInstallScript: true },
    "node_modules/quiet": {},
  }
  expect(unknownInstallScripts({ packages })).toEqual(["worm"])
})
