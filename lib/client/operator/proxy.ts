import type { Fault } from "./judge"

export const proxies = ["nginx", "caddy", "cloudflare", "apache", "traefik", "vercel"] as const
export type ProxyKind = (typeof proxies)[number]
/** What stands in front, as far as it says so; `kind` null: nothing that we know. */
export type FrontProxy = { kind: ProxyKind | null; says: string | null }

/** Recognises what stands in front of the server by what it adds to a response, or to the request. */
export function proxyOf(headers: Record<string, string>, requestVia: string | null): FrontProxy {
  const says = headers.server ?? headers.via ?? requestVia
  const text = [headers.server, headers.via, requestVia].join(" ").toLowerCase()
  if (headers["cf-ray"] !== undefined || text.includes("cloudflare")) return { kind: "cloudflare", says }
  if (headers["x-vercel-id"] !== undefined || text.includes("vercel")) return { kind: "vercel", says }
  const named = (["nginx", "caddy", "apache", "traefik"] as const).find((name) => text.includes(name))
  // openresty is nginx with more in it.
  return { kind: named ?? (text.includes("openresty") ? "nginx" : null), says }
}

const heartbeat = (cutMs: number) => `HEARTBEAT_MS=${Math.max(1_000, Math.floor(cutMs / 2 / 1_000) * 1_000)}`

/** The exact setting that mends a fault, per proxy. `ms`: after how much silence it cuts. */
export function settingFor(kind: ProxyKind, fault: Fault, ms: number): string {
  return settings[kind][fault](ms)
}

const settings: Record<ProxyKind, Record<Fault, (ms: number) => string>> = {
  nginx: {
    buffering: () =>
      "location / {\n  proxy_buffering off;\n  # and no: proxy_ignore_headers X-Accel-Buffering;\n}",
    compression: () => "location /api/ {\n  gzip off;\n}",
    idle: (ms) => `location / {\n  proxy_read_timeout 300s;\n}\n# or in Millrace: ${heartbeat(ms)}`,
  },
  caddy: {
    buffering: () => "reverse_proxy 127.0.0.1:3000 {\n  flush_interval -1\n}",
    compression: () => "@compressible not path /api/*\nencode @compressible zstd gzip",
    idle: (ms) =>
      `reverse_proxy 127.0.0.1:3000 {\n  transport http {\n    read_timeout 5m\n  }\n}\n# or in Millrace: ${heartbeat(ms)}`,
  },
  cloudflare: {
    buffering: () => "Rules > Configuration Rules > /api/*: Response Buffering: off",
    compression: () => "Rules > Compression Rules > /api/*: Disable compression",
    idle: (ms) =>
      `${heartbeat(ms)}\n# Cloudflare ends a silent response by itself; the plan decides after how long.`,
  },
  apache: {
    buffering: () => 'ProxyPass "/" "http://127.0.0.1:3000/" flushpackets=on',
    compression: () => 'SetEnvIf Request_URI "^/api/" no-gzip=1 no-brotli=1',
    idle: (ms) => `ProxyTimeout 300\n# or in Millrace: ${heartbeat(ms)}`,
  },
  traefik: {
    buffering: () =>
      "http:\n  services:\n    millrace:\n      loadBalancer:\n        responseForwarding:\n          flushInterval: 1ms\n# and no buffering middleware on this router",
    compression: () =>
      "http:\n  middlewares:\n    compress:\n      compress:\n        excludedContentTypes: [text/event-stream]",
    idle: (ms) =>
      `entryPoints:\n  websecure:\n    transport:\n      respondingTimeouts:\n        writeTimeout: 0s\n# or in Millrace: ${heartbeat(ms)}`,
  },
  vercel: {
    buffering: () => "# Vercel streams by itself: look at what stands in front of it.",
    compression: () => "# Vercel leaves event streams alone: look at what stands in front of it.",
    idle: (ms) => heartbeat(ms),
  },
}
