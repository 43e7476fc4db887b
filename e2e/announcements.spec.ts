import type { Page } from "@playwright/test"
import { HOLD, tokens } from "../demo/script.ts"
import { expect, test } from "./fixtures/test.ts"

const announced = ["Generating", "Answer complete"]

test("a screen reader is told once that an answer is made and once that it is complete", async ({
  chat,
  modelServer,
  page,
}) => {
  const heard = await listen(page)
  modelServer.script([tokens(300, { perSecond: 400 }), HOLD, tokens(300, { from: 301 })])
  await chat.send("Go on")
  await expect(chat.lastAnswer).toContainText("w300")
  expect(await liveTexts(page), "live regions while the answer grows").toEqual(["Generating"])
  modelServer.release()
  await chat.expectComplete()
  await expect.poll(heard).toEqual(announced)
  expect(await liveTexts(page), "live regions at the end").toEqual(["Answer complete"])
})

test("a screen reader is told once that an answer was stopped, with what that did", async ({
  chat,
  modelServer,
  page,
}) => {
  const heard = await listen(page)
  modelServer.script(["Once upon", HOLD])
  await chat.send("Tell me a story")
  await expect(chat.lastAnswer).toContainText("Once upon")
  await chat.stop()
  await chat.expectOutcome("stopped")
  await expect.poll(heard).toEqual(["Generating", expect.stringMatching(/^Stopped\./)])
})

declare global {
  interface Window {
    heard?: string[]
  }
}

/** Begins to note what every live region says, each time that it changes. */
async function listen(page: Page): Promise<() => Promise<string[]>> {
  await page.evaluate(() => {
    const live =
      "[aria-live]:not([aria-live=off]), [role=status], [role=alert], [role=log]:not([aria-live=off])"
    const elementOf = (node: Node) => (node instanceof Element ? node : node.parentElement)
    const heard: string[] = []
    window.heard = heard
    new MutationObserver((changes) => {
      const regions = new Set(changes.map(({ target }) => elementOf(target)?.closest(live)))
      for (const region of regions) if (region?.textContent) heard.push(region.textContent)
    }).observe(document.body, { subtree: true, childList: true, characterData: true })
  })
  return async () => (await page.evaluate(() => window.heard)) ?? []
}

/** What the browser's accessibility tree has in live regions now, but the title of the page, which Next.js tells on the way there. */
async function liveTexts(page: Page): Promise<string[]> {
  const session = await page.context().newCDPSession(page)
  const { nodes } = await session.send("Accessibility.getFullAXTree")
  const title = await page.title()
  const byId = new Map(nodes.map((node) => [node.nodeId, node]))
  const isLive = ({ properties = [] }: (typeof nodes)[number]) =>
    properties.some(({ name, value }) => name === "live" && value.value !== "off")
  const text = (id: string): string => {
    const node = byId.get(id)
    if (!node) return ""
    return node.role?.value === "StaticText"
      ? (node.name?.value ?? "")
      : (node.childIds ?? []).map(text).join("")
  }
  return [
    ...new Set(
      nodes
        .filter(isLive)
        .map(({ nodeId }) => text(nodeId))
        .filter((said) => said !== "" && said !== title),
    ),
  ]
}
