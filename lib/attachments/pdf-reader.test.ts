import { expect, test } from "vitest"
import { PdfReader } from "./pdf-reader"
import { smallPdf } from "./test-files"

test("the words of a PDF are read page by page", async () => {
  expect(await new PdfReader().read(smallPdf("The headrace", "The tailrace"))).toBe(
    "The headrace\n\nThe tailrace",
  )
})

test("no more than so many pages and characters are read", async () => {
  const pdf = () => smallPdf("One", "Two", "Three")
  expect(await new PdfReader({ maxPages: 2 }).read(pdf())).toBe("One\n\nTwo")
  expect(await new PdfReader({ maxCharacters: 6 }).read(pdf())).toBe("One\n\nT")
})

test("a page without words is nothing", async () => {
  expect(await new PdfReader().read(smallPdf(""))).toBe("")
})

test("what is no PDF is refused, and the next document is read", async () => {
  const reader = new PdfReader()
  const refused = reader.read(new TextEncoder().encode("%PDF-1.4 and nothing behind it"))
  const read = reader.read(smallPdf("After it"))
  await expect(refused).rejects.toThrow(/cannot be read/)
  expect(await read).toBe("After it")
})

test("a document that takes too long is given up", async () => {
  await expect(new PdfReader({ limitMs: 1 }).read(smallPdf("Slow"))).rejects.toThrow(/too long/)
})
