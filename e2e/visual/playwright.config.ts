import { defineConfig, type PlaywrightTestOptions } from "@playwright/test"
import base from "../../playwright.config.ts"
import { wholeBrowser } from "../fixtures/chromium.ts"
import type { ScreenOptions } from "./look.ts"

// Letters are drawn alike whatever the machine's screen and settings are.
const sameLetters = [
  "--font-render-hinting=none",
  "--disable-font-subpixel-positioning",
  "--disable-lcd-text",
  "--force-color-profile=srgb",
  "--hide-scrollbars",
]

// What the app looks like, compared with the pictures in `baselines`. `npm run visual:update` takes them anew.
export default defineConfig<ScreenOptions>({
  ...base,
  testDir: ".",
  testIgnore: [],
  outputDir: "../../test-results/visual",
  snapshotPathTemplate: "{testDir}/baselines/{arg}{ext}",
  expect: {
    ...base.expect,
    toHaveScreenshot: { animations: "disabled", caret: "hide", scale: "css", maxDiffPixelRatio: 0.002 },
  },
  use: {
    ...base.use,
    locale: "en-US",
    timezoneId: "UTC",
    contextOptions: { reducedMotion: "reduce" },
    launchOptions: { ...wholeBrowser, args: [...wholeBrowser.args, ...sameLetters] },
  },
  projects: [
    screens("wide", { desktop: { width: 1280, height: 800 }, tablet: { width: 768, height: 900 } }),
    screens("phone", { phone: { width: 360, height: 740 } }, { hasTouch: true, isMobile: true }),
  ],
})

/** The page is loaded on the first of the screens, and turned into the others. */
function screens(name: string, screens: ScreenOptions["screens"], use: Partial<PlaywrightTestOptions> = {}) {
  const [viewport] = Object.values(screens)
  return { name, use: { ...use, viewport, screens } }
}
