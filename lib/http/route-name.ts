/** Names seen so far, all over the process: the number of routes is small, and no caller can make it large. */
const seen = new Set<string>()
const maxNames = 200

/** The route that a path belongs to, with its parameters' names for their values: `/api/chat/[id]/stream`. */
export function routeOf(pathname: string, params: Record<string, string | string[]> | undefined): string {
  const names = new Map(Object.entries(params ?? {}).flatMap(([name, value]) => namesOf(name, value)))
  const parts = pathname.split("/").map((part) => names.get(decoded(part)) ?? part)
  const route = parts.filter((part, index) => part !== parts[index - 1] || !part.startsWith("[...")).join("/")
  if (!seen.has(route) && seen.size >= maxNames) return "other"
  seen.add(route)
  return route
}

function namesOf(name: string, value: string | string[]): [value: string, name: string][] {
  if (typeof value === "string") return [[decoded(value), `[${name}]`]]
  return value.map((part) => [decoded(part), `[...${name}]`])
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part)
  } catch {
    return part
  }
}
