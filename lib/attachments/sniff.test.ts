import { expect, test } from "vitest"
import { Sniffer } from "./sniff"
import { png, smallPdf } from "./test-files"

async function sniff(bytes: Uint8Array, chunkBytes = bytes.byteLength): Promise<string> {
  const sniffer = new Sniffer()
  const passed = await Array.fromAsync(sniffer.pass(inChunks(bytes, chunkBytes)))
  expect(Buffer.concat(passed).equals(bytes), "the same bytes come out").toBe(true)
  return sniffer.mediaType
}

async function* inChunks(bytes: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.byteLength; at += size) yield bytes.subarray(at, at + size)
}

const utf8 = (text: string) => new TextEncoder().encode(text)

test.each<[string, Uint8Array, string]>([
  ["a PNG", png, "image/png"],
  ["a JPEG", new Uint8Array([0xff, 0xd8, 0xff, 0xe0, 0, 16, 0x4a, 0x46, 0x49, 0x46]), "image/jpeg"],
  ["a GIF", utf8("GIF89a\u0001\u0000\u0001\u0000"), "image/gif"],
  ["a WebP", utf8("RIFF\u0024\u0000\u0000\u0000WEBPVP8 "), "image/webp"],
  ["a PDF", smallPdf("Hello"), "application/pdf"],
  ["Markdown", utf8("# Mühle\n"), "text/plain"],
  ["CSV", utf8("a;b\n1;2\n"), "text/plain"],
  ["JSON", utf8('{"a":1}'), "text/plain"],
  ["SVG, which is text here", utf8("<svg xmlns='http://www.w3.org/2000/svg'><script/></svg>"), "text/plain"],
  ["HTML, which is text here", utf8("<!doctype html><script>alert(1)</script>"), "text/plain"],
  ["XML", utf8('<?xml version="1.0"?><a/>'), "text/plain"],
  ["a shell script", utf8("#!/bin/sh\nls\n"), "text/plain"],
  ["text with a byte order mark", utf8("\ufeffa"), "text/plain"],
])("%s is found by its bytes", async (_name, bytes, type) => {
  expect(await sniff(bytes)).toBe(type)
})

test("text is text however it is cut into chunks, in the middle of a letter too", async () => {
  expect(await sniff(utf8("水车".repeat(3_000)), 1_001)).toBe("text/plain")
})

test.each<[string, Uint8Array]>([
  ["a ZIP", new Uint8Array([0x50, 0x4b, 3, 4, 20, 0, 0, 0, 8, 0])],
  ["a program", utf8("\u007fELF\u0002\u0001\u0001\u0000")],
  ["text with a NUL", utf8("a\u0000b")],
  ["Latin-1", new Uint8Array([0x4d, 0xfc, 0x68, 0x6c, 0x65])],
  ["UTF-16", new Uint8Array([0xff, 0xfe, 0x61, 0x00])],
  ["text that ends in the middle of a letter", new Uint8Array([0x61, 0xe6, 0xb0])],
  [
    "text that turns into something else late",
    Buffer.concat([utf8("a".repeat(9_000)), new Uint8Array([0xff])]),
  ],
])("%s is refused", async (_name, bytes) => {
  await expect(sniff(bytes, 1_000)).rejects.toMatchObject({ code: "unsupported_media_type" })
})
