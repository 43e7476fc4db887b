import { execFileSync } from "node:child_process"
import { mkdtempSync, rmSync, statfsSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { test as base, expect } from "@playwright/test"
import { tokens, tokenText } from "../../demo/script.ts"
import { App } from "../fixtures/app.ts"
import { ModelServer } from "../fixtures/model-server.ts"
import { RawViewer } from "../fixtures/raw-viewer.ts"
import { AnswerInView } from "./answer-in-view.ts"
import { endedAnswer } from "./stored-answer.ts"

const diskMb = 200
const leftBytes = 512 * 1024
const count = 400_000

// To fill the disk is work for the processor, and what is beside it has its share.
base.describe.configure({ timeout: 240_000 })

const test = base.extend<{ disk: string }>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of fixtures from here.
  disk: async ({}, use) => {
    const folder = mkdtempSync(join(tmpdir(), "millrace-disk-"))
    const isMounted = mount(folder)
    test.skip(!isMounted, "this machine does not let us mount a small disk")
    await use(folder)
    execFileSync("umount", [folder])
    rmSync(folder, { recursive: true })
  },
})

test("a full disk ends the answer honestly, and the app is well again when there is room", async ({
  disk,
}) => {
  const modelServer = await ModelServer.start()
  const app = await App.start({ OPENAI_BASE_URL: modelServer.url, DATA_DIR: disk })
  const viewer = await RawViewer.signIn(app.url)
  const { bavail, bsize } = statfsSync(disk)
  writeFileSync(join(disk, "filler"), Buffer.alloc(bavail * bsize - leftBytes, 1))
  modelServer.script([tokens(count)])
  const answer = new AnswerInView()
  await answer.ask(viewer, "Tell me everything")
  await answer.ended()
  const said = tokenText(count)
  expect(said.startsWith(answer.text)).toBe(true)
  expect(answer.text.length).toBeLessThan(said.length)
  rmSync(join(disk, "filler"))
  await app.restart()
  const { text, outcome } = await endedAnswer(viewer, answer.chatId)
  expect(text.startsWith(answer.text), "what was seen is a beginning of what is stored").toBe(true)
  expect(said.startsWith(text)).toBe(true)
  expect(["failed", "interrupted"]).toContain(outcome?.status)
  modelServer.script(["I am well."])
  const next = new AnswerInView()
  await next.ask(viewer, "How are you?")
  await next.expectText("I am well.")
  await app.close()
  await modelServer.close()
})

function mount(folder: string): boolean {
  try {
    execFileSync("mount", ["-t", "tmpfs", "-o", `size=${diskMb}m`, "tmpfs", folder], { stdio: "ignore" })
    return true
  } catch {
    return false
  }
}
