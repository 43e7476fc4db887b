/** A line of JSON for people: `12:00:00.000 WARN a tool failed tool=calculator`. */
export function asText(line: string): string {
  const { time, level, message, ...fields } = JSON.parse(line) as Record<string, unknown>
  const clock = String(time).slice(11, 23)
  const rest = Object.entries(fields).map(([name, value]) => `${name}=${inWords(value)}`)
  return `${[clock, String(level).toUpperCase(), message, ...rest].join(" ")}\n`
}

function inWords(value: unknown): string {
  return typeof value === "string" && /^[\w./:-]+$/.test(value) ? value : JSON.stringify(value)
}
