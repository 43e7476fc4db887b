// Not TypeScript: Next.js would load a compiler for it at every start (0.15 s).
import { buildsStandalone } from "./lib/config.ts"
import { commonHeaders } from "./lib/http/security-headers.ts"

/** @type {import("next").NextConfig} */
const config = {
  // `npm start` serves the build where it lies; only what is copied elsewhere needs its packages beside it.
  output: buildsStandalone() ? "standalone" : undefined,
  // The lockfile of a folder above is somebody else's.
  outputFileTracingRoot: import.meta.dirname,
  poweredByHeader: false,
  headers: async () => [
    {
      source: "/:path*",
      headers: Object.entries(commonHeaders).map(([key, value]) => ({ key, value })),
    },
    {
      // Frames without an origin load our code from here; it is the same for everybody.
      source: "/_next/static/:path*",
      headers: [{ key: "cross-origin-resource-policy", value: "cross-origin" }],
    },
  ],
  // The settings are a window over a chat, and have an address of their own all the same.
  redirects: async () => [
    { source: "/settings", destination: "/#settings/appearance", permanent: false },
    { source: "/settings/:tab", destination: "/#settings/:tab", permanent: false },
  ],
  // Gzip for pages and static files. A stream sends `no-transform`, which the compressor obeys: gzip would hold tokens back.
  compress: true,
  // Left to Node: bundling them doubles the time of a build. The embedded database also has to find its WASM files beside its modules.
  // Not Drizzle and what uses it: Node reads its 180 KB package.json anew for each of its modules, which takes half a second of a start.
  serverExternalPackages: [
    "@ai-sdk/anthropic",
    "@ai-sdk/google",
    "@ai-sdk/mcp",
    "@ai-sdk/openai",
    "@ai-sdk/openai-compatible",
    "@ai-sdk/otel",
    "@electric-sql/pglite",
    "@vercel/otel",
    "ai",
    "file-type",
    "gpt-tokenizer",
    "htmlparser2",
    "mathjs",
    "nodemailer",
    "pg",
    "pino",
    "prom-client",
    "redis",
  ],
  // Found by path at run time, where the tracer does not look.
  outputFileTracingIncludes: {
    "/*": [
      "lib/chat-store/migrations/**/*",
      "lib/chat-store/*.mjs",
      "lib/tools/calculator-worker.mjs",
      "lib/attachments/pdf-worker.mjs",
      "node_modules/unpdf/{dist/*.mjs,package.json}",
      "node_modules/mathjs/lib/browser/{math.js,package.json}",
      "node_modules/mathjs/package.json",
      "node_modules/@electric-sql/pglite/dist/**/*",
    ],
  },
  turbopack: {
    resolveAlias: {
      // Messages are compiled on the server (lib/i18n), so the browser needs the formatter without the parser.
      "use-intl/format-message": "use-intl/format-message/format-only",
      "zod/v4": { browser: "./lib/client/browser/no-zod.ts" },
      "zod/v4/core": { browser: "./lib/client/browser/no-zod.ts" },
      "zod/v4/mini": { browser: "./lib/client/browser/no-zod.ts" },
      "zod/v4/locales/en.js": { browser: "./lib/client/browser/no-zod.ts" },
      swr: { browser: "./lib/client/browser/no-swr.ts" },
      "eventsource-parser/stream": { browser: "./lib/client/browser/no-event-stream.ts" },
      "@ai-sdk/gateway": { browser: "./lib/client/browser/no-gateway.ts" },
    },
  },
  // Types are checked by `npm run check`, tests included; starting the app must not wait for that.
  typescript: { ignoreBuildErrors: true },
  devIndicators: false,
  agentRules: false,
}

export default config
