import base from "../../playwright.config.ts"

export default { ...base, testDir: ".", testIgnore: [], outputDir: "../../test-results/security" }
