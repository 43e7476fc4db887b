import type { Page } from "@playwright/test"
import { HOLD, tokens } from "../demo/script.ts"
import { expect, test } from "./fixtures/test.ts"

test.use({ contextOptions: { reducedMotion: "reduce" } })

test("who wants less motion sees text as it comes, and nothing that moves by itself", async ({
  chat,
  modelServer,
  page,
}) => {
  modelServer.script([HOLD, tokens(50), HOLD])
  await chat.send("Go on")
  await expect(chat.lastAnswer).toContainText("Thinking")
  expect(await movements(page)).toEqual([])
  modelServer.release()
  await expect(chat.lastAnswer).toContainText("w50")
  expect(await movements(page)).toEqual([])
  await page.keyboard.press("Control+k")
  await expect(page.getByRole("dialog")).toBeVisible()
  await expect.poll(() => movements(page)).toEqual([])
})

/** What moves or turns now; fading is no motion. */
function movements(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const still = new Set([
      "opacity",
      "color",
      "backgroundColor",
      "borderColor",
      "offset",
      "easing",
      "composite",
    ])
    return document.getAnimations().flatMap((animation) => {
      const effect = animation.effect as KeyframeEffect
      const moved = effect
        .getKeyframes()
        .flatMap((frame) => Object.keys(frame).filter((key) => !still.has(key) && key !== "computedOffset"))
      return animation.playState === "running" ? moved : []
    })
  })
}
