/** Most telling first: Edge and Opera call themselves Chrome, and Chrome calls itself Safari. */
const browsers = ["Firefox", "Edg", "OPR", "Chrome", "Safari"] as const
const systems = ["iPhone", "iPad", "Android", "Windows", "Mac OS X", "Linux"] as const
const names: Partial<Record<string, string>> = { Edg: "Edge", OPR: "Opera", "Mac OS X": "macOS" }

/** A browser and its system in words a person knows, `Firefox, Windows`; null for what is neither. */
export function browserName(userAgent: string | null): string | null {
  const find = (known: readonly string[]) => known.find((name) => userAgent?.includes(name))
  const parts = [find(browsers), find(systems)].filter((name) => name !== undefined)
  return parts.length > 0 ? parts.map((name) => names[name] ?? name).join(", ") : null
}
