import { expect, test } from "vitest"
import type { Machine } from "./machine.ts"
import { findBrowser, findServer, findShell } from "./tools.ts"

test("a browser that is there is taken, and nothing is installed", async () => {
  const machine = fakeMachine({ programs: ["google-chrome"] })
  expect(await findBrowser(machine)).toEqual({ path: "/bin/google-chrome" })
  expect(machine.ran).toEqual([])
})

test("the one that CHROMIUM_PATH names goes first", async () => {
  const machine = fakeMachine({ programs: ["chromium"], env: { CHROMIUM_PATH: "/opt/chromium" } })
  expect(await findBrowser(machine)).toEqual({ path: "/opt/chromium" })
})

test("without any, Playwright's is downloaded where its site can be reached", async () => {
  const machine = fakeMachine({ programs: ["apt-get"], reachable: true })
  expect(await findBrowser(machine)).toEqual({ path: "/cache/chromium" })
  expect(machine.ran).toEqual(["playwright install --with-deps chromium"])
})

test("and where it cannot be reached, Debian's is installed", async () => {
  const machine = fakeMachine({ programs: ["apt-get"] })
  expect(await findBrowser(machine)).toEqual({ path: "/bin/chromium" })
  expect(machine.ran.at(-1)).toBe("apt-get install -qq -y --no-install-recommends chromium")
})

test("Chromium without a window is taken or installed, and no problem where it cannot be", () => {
  expect(findShell(fakeMachine({ programs: ["chromium-headless-shell"] }))).toBe(
    "/bin/chromium-headless-shell",
  )
  const machine = fakeMachine({ programs: ["apt-get"] })
  expect(findShell(machine)).toBe("/bin/chromium-headless-shell")
  expect(machine.ran.at(-1)).toBe("apt-get install -qq -y --no-install-recommends chromium-headless-shell")
  expect(findShell(fakeMachine({ programs: ["apt-get"], isRoot: false }))).toBeUndefined()
})

test("who may not install is told what to do", async () => {
  const machine = fakeMachine({ programs: ["apt-get"], isRoot: false })
  expect(await findBrowser(machine)).toEqual({
    missing: "There is no Chromium; install one, or name it in CHROMIUM_PATH.",
  })
  expect(await findServer(machine, "nginx")).toEqual({
    missing: "There is no nginx; install one, or name it in NGINX_PATH.",
  })
  expect(machine.ran).toEqual([])
})

test("nginx, PostgreSQL and Redis are taken or installed likewise", async () => {
  expect(await findServer(fakeMachine({ programs: ["nginx"] }), "nginx")).toEqual({ path: "/bin/nginx" })
  expect(await findServer(fakeMachine({ programs: ["apt-get"] }), "nginx")).toEqual({ path: "/bin/nginx" })
  const machine = fakeMachine({ programs: ["apt-get"] })
  expect(await findServer(machine, "postgres")).toEqual({ path: "/bin/postgres" })
  expect(machine.ran.at(-1)).toBe("apt-get install -qq -y --no-install-recommends postgresql")
  expect(await findServer(machine, "redis")).toEqual({ path: "/bin/redis-server" })
})

function fakeMachine(given: {
  programs: string[]
  env?: Record<string, string>
  isRoot?: boolean
  reachable?: boolean
}): Machine & { ran: string[] } {
  const programs = new Set(given.programs)
  const ran: string[] = []
  return {
    ran,
    env: given.env ?? {},
    isRoot: given.isRoot ?? true,
    find: (...names) => names.filter((name) => programs.has(name)).map((name) => `/bin/${name}`)[0],
    playwrightsBrowser: async () => (programs.has("playwrights") ? "/cache/chromium" : undefined),
    reaches: async () => given.reachable ?? false,
    run: (command, ...args) => {
      ran.push([command, ...args].join(" "))
      if (command === "playwright") programs.add("playwrights")
      else if (args[0] === "install") programs.add((args.at(-1) as string).replace("postgresql", "postgres"))
    },
    say: () => {},
  }
}
