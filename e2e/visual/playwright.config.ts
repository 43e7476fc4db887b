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

const phone = screens("phone", { phone: { width: 360, height: 740 } }, { hasTouch: true, isMobile: true })

// What the app looks like, compared with the pictures in `baselines` (`npm run visual:update` takes them anew), and what a screen
// reader finds in it.
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
    // Whoever listens to a page hears the same on a phone; what differs there has tests of its own.
    { ...phone, testIgnore: "**/accessibility.spec.ts" },
  ],
})

/** The page is loaded on the first of the screens, and turned into the others. */
function screens(name: string, screens: ScreenOptions["screens"], use: Partial<PlaywrightTestOptions> = {}) {
  const [viewport] = Object.values(screens)
  return { name, use: { ...use, viewport, screens } }
}
