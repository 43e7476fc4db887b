import { tmpdir } from "node:os"
import { expect, test } from "vitest"
import { checkDisk, isDiskFull } from "./disk.mjs"

const free = (megabytes: number) => () => ({ bavail: megabytes * 1024, bsize: 1024 })

test("a disk with less than 100 MB left is said to be full, in a sentence that names the folder", () => {
  expect(() => checkDisk(tmpdir(), free(99))).toThrow(`The disk that holds ${tmpdir()} is full`)
  expect(() => checkDisk(tmpdir(), free(100))).not.toThrow()
})

test("a folder that does not exist yet is judged by the one that will hold it", () => {
  const asked: string[] = []
  checkDisk(`${tmpdir()}/none/of/these`, (path) => {
    asked.push(path)
    return { bavail: 1024 ** 3, bsize: 1 }
  })
  expect(asked).toEqual([tmpdir()])
})

test("a program's words tell a full disk from other failures", () => {
  expect(isDiskFull("npm error ENOSPC: no space left on device, write")).toBe(true)
  expect(isDiskFull("npm error network ETIMEDOUT")).toBe(false)
})
