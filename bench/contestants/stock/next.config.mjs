import { fileURLToPath } from "node:url"

/** @type {import("next").NextConfig} */
export default {
  // The packages are Millrace's own, so that both run the same versions.
  turbopack: { root: fileURLToPath(new URL("../../..", import.meta.url)) },
}
