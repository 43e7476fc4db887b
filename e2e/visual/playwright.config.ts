import { defineConfig } from "@playwright/test"
import base from "../../playwright.config.ts"
import { launchOptions } from "../fixtures/chromium.ts"

// Letters are drawn alike whatever the machine's screen and settings are.
const sameLetters = [
  "--font-render-hinting=none",
  "--disable-font-subpixel-positioning",
  "--disable-lcd-text",
  "--force-color-profile=srgb",
  "--hide-scrollbars",
]

// What the app looks like, compared with the pictures in `baselines`. `npm run visual:update` takes them anew.
export default defineConfig({
  ...base,
  testDir: ".",
  testIgnore: [],
  snapshotPathTemplate: "{testDir}/baselines/{arg}-{projectName}{ext}",
  expect: {
    ...base.expect,
    toHaveScreenshot: { animations: "disabled", caret: "hide", scale: "css", maxDiffPixelRatio: 0.002 },
  },
  use: {
    ...base.use,
    locale: "en-US",
    timezoneId: "UTC",
    contextOptions: { reducedMotion: "reduce" },
    launchOptions: { ...launchOptions, args: [...launchOptions.args, ...sameLetters] },
  },
  projects: [
    { name: "desktop", use: { viewport: { width: 1280, height: 800 } } },
    { name: "tablet", use: { viewport: { width: 768, height: 900 } } },
    { name: "phone", use: { viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true } },
  ],
})
