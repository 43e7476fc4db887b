import type { NextConfig } from "next"

const config: NextConfig = {
  poweredByHeader: false,
  // Gzip for pages and static files. A stream sends `no-transform`, which the compressor obeys: gzip would hold tokens back.
  compress: true,
  // The embedded database finds its WASM files beside its own modules.
  serverExternalPackages: ["@electric-sql/pglite"],
  // Found by path at run time, where the tracer does not look.
  outputFileTracingIncludes: {
    "/*": [
      "lib/chat-store/migrations/**/*",
      "lib/chat-store/pglite-worker.mjs",
      "node_modules/@electric-sql/pglite/dist/**/*",
    ],
  },
  // Messages are compiled on the server (lib/i18n), so the browser needs the formatter without the parser.
  turbopack: { resolveAlias: { "use-intl/format-message": "use-intl/format-message/format-only" } },
  // Types are checked by `npm run check`, tests included; starting the app must not wait for that.
  typescript: { ignoreBuildErrors: true },
  devIndicators: false,
  agentRules: false,
}

export default config
