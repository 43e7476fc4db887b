import { readFileSync } from "node:fs"

/** A handler of the production build: a method on a path, `GET /api/chat/[id]`. */
export type HandlerName = `${string} ${string}`

/** The paths of all route handlers, as the build itself lists them. */
export function builtPaths(): string[] {
  const manifest = JSON.parse(readFileSync(".next/server/app-paths-manifest.json", "utf8"))
  return Object.keys(manifest)
    .filter((key) => key.endsWith("/route"))
    .map((key) => key.slice(0, -"/route".length).replaceAll(/\/\([^/]+\)/g, ""))
    .filter((path) => !/\.(svg|png|ico|webmanifest|txt|xml)$/.test(path))
}

/** The methods a path takes, as the server says. HEAD and OPTIONS come with GET and with every path. */
export async function allowedMethods(url: string): Promise<string[]> {
  const answer = await fetch(url, { method: "OPTIONS" })
  const allowed = (answer.headers.get("allow") ?? "").split(",").map((method) => method.trim())
  return allowed.filter((method) => method !== "" && method !== "HEAD" && method !== "OPTIONS")
}

/** A path with its bracketed parts filled in. */
export function fill(path: string, id: string): string {
  return path.replace(/\[\.\.\.\w+\]/, "sign-out").replace(/\[\w+\]/g, id)
}
