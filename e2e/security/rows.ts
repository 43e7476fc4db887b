/** What was seen elsewhere, and the tests here that would fail if it could happen: files, or a file and part of a test's name. */
export type Row = { seen: string; rule: string; tests: string[] }

const e2e = (name: string) => `e2e/security/${name}.spec.ts`

export const rows: readonly Row[] = [
  {
    seen: "CVE-2026-31950, CVE-2026-45349: another's stream read or continued",
    rule: "foreign looks missing, for every handler of the build",
    tests: [e2e("routes"), "lib/auth/access.test.ts"],
  },
  {
    seen: "a handler that nobody thought of",
    rule: "no handler without route(), none without a rule or a verdict",
    tests: ["app/api/every-handler.test.ts", "lib/http/route.test.ts"],
  },
  {
    seen: "CVE-2025-48985: forged history and tool approvals",
    rule: "history is the database's; approvals are signed",
    tests: [e2e("history"), "lib/generation/tools.test.ts"],
  },
  {
    seen: "CVE-2025-29927, CVE-2026-44574/5: middleware bypassed",
    rule: "proxy.ts is no boundary",
    tests: [e2e("bypass"), e2e("without-proxy")],
  },
  {
    seen: "CVE-2025-55182/3/4: server functions",
    rule: "there are none, and Next.js is above the fixed releases",
    tests: ["e2e/security/sources.test.ts"],
  },
  {
    seen: "CSRF: Origin null, text/plain, forms",
    rule: "403 or 415",
    tests: [e2e("csrf"), "lib/http/same-origin.test.ts"],
  },
  {
    seen: "DNS rebinding to a local server",
    rule: "only hosts that can be this server's",
    tests: ["lib/auth/known-host.test.ts", `${e2e("bypass")} › a host that is not`],
  },
  {
    seen: "CVE-2026-54024: oversize bodies",
    rule: "413 at the limit, memory flat",
    tests: [e2e("bodies"), "lib/http/read-body.test.ts"],
  },
  {
    seen: "uploads that run, are read by others, or fill the disk",
    rule: "sniffed, sandboxed, the owner's alone; limits a file, a message and a user",
    tests: [
      `${e2e("bodies")} › comes back as nothing`,
      `${e2e("bodies")} › an upload over its limit`,
      "app/api/attachments/attachments.test.ts",
      "lib/attachments/sniff.test.ts",
    ],
  },
  {
    seen: "CVE-2026-31949: a body that ends the process",
    rule: "2xx or 4xx, same process, nothing written",
    tests: [e2e("fuzz")],
  },
  {
    seen: "CVE-2025-32711 EchoLeak; CVE-2026-23733, CVE-2025-54881: what Markdown loads or runs",
    rule: "nothing, at every prefix; policy with nonces",
    tests: [
      `${e2e("markdown")} › payloads`,
      "lib/http/security-headers.test.ts",
      "components/markdown/safe-url.test.ts",
    ],
  },
  {
    seen: "CVE-2025-64496: execute events in a stream",
    rule: "parts are whitelisted",
    tests: [e2e("foreign-events")],
  },
  {
    seen: "CVE-2026-109292: keys echoed, headers leaked; chats in logs",
    rule: "scrubbed everywhere; words in no log",
    tests: [e2e("canaries"), "lib/models/scrub.test.ts", "lib/errors.test.ts"],
  },
  {
    seen: "CVE-2023-49785, CVE-2026-31943, -45401, -54020: SSRF",
    rule: "private addresses refused, the checked address is the one used",
    tests: ["lib/tools/web/public-address.test.ts", "lib/tools/web/fetch-page.test.ts"],
  },
  {
    seen: "CVE-2026-39411: identity from client headers; tampered cookies",
    rule: "sessions of the database only",
    tests: [`${e2e("sessions")} › cookie`, `${e2e("sessions")} › who one is`, "lib/auth/auth.test.ts"],
  },
  {
    seen: "CVE-2026-44553: revoked sessions keep streaming",
    rule: "closed within 15 s",
    tests: [`${e2e("sessions")} › stream`, "lib/http/sse.test.ts"],
  },
  {
    seen: "password and guest abuse; forged X-Forwarded-For",
    rule: "slowed after 10 tries, by the trusted address",
    tests: [
      `${e2e("limits")} › brute force`,
      "lib/limits/client-address.test.ts",
      "lib/limits/limits.test.ts",
    ],
  },
  {
    seen: "OWASP LLM10: unbounded consumption",
    rule: "requests, answers, tokens, over instances; stop is free",
    tests: [
      "lib/limits/answer-limits.test.ts",
      `${e2e("limits")} › too many requests`,
      `${e2e("limits")} › open streams`,
      e2e("two-instances"),
    ],
  },
  {
    seen: "accounts: takeover by redirect or fixation, addresses told, token in a body, rest after deletion",
    rule: "none of it",
    tests: [
      `${e2e("attacker")} › session fixation`,
      `${e2e("attacker")} › the cookie`,
      `${e2e("attacker")} › whether an address`,
      `${e2e("attacker")} › passwords`,
      "app/api/auth/accounts.test.ts",
      "lib/auth/housekeeping.test.ts",
      "lib/auth/move-chats.test.ts",
    ],
  },
  {
    seen: "strange methods, huge headers, endless addresses",
    rule: "refused, nothing told, same process",
    tests: [`${e2e("attacker")} › methods`, `${e2e("attacker")} › huge headers`],
  },
  {
    seen: "Markdown that takes for ever",
    rule: "200 KB under 200 ms",
    tests: [`${e2e("markdown")} › 200 KB`],
  },
  {
    seen: "npm worms",
    rule: "no new install script, no high advisory, pinned lockfile",
    tests: ["scripts/checks/lockfile-rules.test.ts", "scripts/checks/audit-report.test.ts"],
  },
  {
    seen: "an upgrade that loses chats",
    rule: "a database of the first version migrates",
    tests: ["lib/chat-store/upgrade.test.ts"],
  },
]
