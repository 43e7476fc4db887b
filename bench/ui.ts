import { chromium } from "@playwright/test"
import { App } from "../e2e/fixtures/app.ts"
import { wholeBrowser } from "../e2e/fixtures/chromium.ts"
import { ModelServer } from "../e2e/fixtures/model-server.ts"
import { buildIfChanged } from "../scripts/serve/build.ts"
import { type AnswerKind, answerKinds } from "./ui/answers.ts"
import { measureFirstLoad } from "./ui/first-load.ts"
import { measureLongChat } from "./ui/long-chat.ts"
import { measureMemory } from "./ui/memory.ts"
import { measureStream } from "./ui/stream.ts"
import { type Figure, printFigures } from "./ui/table.ts"

// `npm run bench:ui`: what the page costs to load and to show an answer in. `--json` prints the figures as JSON; the parts
// `first-load`, `long-chat`, `memory` or the kind of an answer run alone when they are named.
const args = process.argv.slice(2)
const named = args.filter((arg) => !arg.startsWith("--"))
const wants = (part: AnswerKind | "first-load" | "long-chat" | "memory") =>
  named.length === 0 || named.includes(part)

await buildIfChanged(new URL("..", import.meta.url))
const modelServer = await ModelServer.start()
const app = await App.start({ OPENAI_BASE_URL: modelServer.url, MAX_ANSWER_MS: "600000" })
const browser = await chromium.launch(wholeBrowser)
const bench = { app, browser, modelServer }
const figures: Figure[] = []
try {
  if (wants("first-load")) figures.push(...(await measureFirstLoad(bench)))
  if (wants("long-chat")) figures.push(...(await measureLongChat(bench)))
  for (const kind of answerKinds) if (wants(kind)) figures.push(...(await measureStream(bench, kind)))
  if (wants("memory")) figures.push(...(await measureMemory(bench)))
} finally {
  await browser.close()
  await app.close()
  await modelServer.close()
}
if (args.includes("--json")) console.log(JSON.stringify(figures, null, 2))
else printFigures(figures)
