import type { Page } from "@playwright/test"
import { signInAs } from "./fixtures/account.ts"
import { hasNginx, type Nginx, runNginx } from "./fixtures/nginx.ts"
import { test as base, expect } from "./fixtures/test.ts"

type Proxies = {
  /** Buffers whatever the app says, compresses everything, and ends a silence after 5 s. */
  badNginx: Nginx
  /** Neither buffers nor compresses, and has patience. */
  goodNginx: Nginx
}

/** An nginx with these lines in its `http` block and in its `location`. */
async function nginxWith(app: { url: string; port: number }, http: string, location: string): Promise<Nginx> {
  // The first page of a fresh server takes its time, which nginx would not give it.
  await fetch(app.url)
  return runNginx(
    (port) => `
  ${http}
  server {
    listen 127.0.0.1:${port};
    location / {
      proxy_pass http://127.0.0.1:${app.port};
      proxy_http_version 1.1;
      proxy_set_header Host $http_host;
      ${location}
    }
  }`,
  )
}

const gzip = "gzip on; gzip_proxied any; gzip_types *;"
const buffering = "proxy_buffering on; proxy_ignore_headers X-Accel-Buffering; proxy_read_timeout 5s;"
const good = "proxy_buffering off; proxy_read_timeout 300s;"

const test = base.extend<object, Proxies>({
  badNginx: [
    async ({ app }, use) => {
      const nginx = await nginxWith(app, gzip, buffering)
      await use(nginx)
      await nginx.close()
    },
    { scope: "worker" },
  ],
  goodNginx: [
    async ({ app }, use) => {
      const nginx = await nginxWith(app, "", good)
      await use(nginx)
      await nginx.close()
    },
    { scope: "worker" },
  ],
})

test.skip(!hasNginx, "nginx is not installed")
// An app of this file's own, so that its first account is its operator. A silence of 10 s is tried.
test.use({ appEnv: { HEARTBEAT_MS: "4000" }, expectedConsole: [/net::ERR_|504/] })

async function diagnose(page: Page, url: string) {
  await signInAs(page.request, url, "operator")
  await page.goto(`${url}/diagnostics`)
  await page.getByRole("button", { name: "Run the test" }).click()
  await expect(page.getByRole("button", { name: "Run it again" })).toBeVisible({ timeout: 30_000 })
  return (check: string) => page.locator(`[data-check="${check}"]`)
}

test("a proxy that buffers, compresses and cuts is found out in each, with what to change", async ({
  page,
  badNginx,
}) => {
  const finding = await diagnose(page, badNginx.url)
  await expect(finding("buffering")).toHaveAttribute("data-verdict", "bad")
  await expect(finding("buffering")).toContainText("proxy_buffering off;")
  await expect(finding("compression")).toHaveAttribute("data-verdict", "bad")
  await expect(finding("compression")).toContainText("gzip off;")
  await expect(finding("idle")).toHaveAttribute("data-verdict", "bad")
  await expect(finding("idle")).toContainText("proxy_read_timeout 300s;")
  await expect(finding("idle")).toContainText("HEARTBEAT_MS=2000")
  await expect(page.getByText("3 things spoil the stream.")).toBeVisible()
  await expect(page.getByText(/^nginx\//)).toBeVisible()
})

test("a proxy that is set up well is left alone", async ({ page, goodNginx }) => {
  const finding = await diagnose(page, goodNginx.url)
  for (const check of ["buffering", "compression", "idle", "headers"])
    await expect(finding(check)).toHaveAttribute("data-verdict", "good")
  await expect(page.getByText("Streams come through as they should.")).toBeVisible()
  await expect(finding("buffering-default")).toHaveCount(0)
})

test("where nothing stands between, nothing is found", async ({ page, app }) => {
  const finding = await diagnose(page, app.url)
  for (const check of ["buffering", "compression", "idle", "headers"])
    await expect(finding(check)).toHaveAttribute("data-verdict", "good")
  await expect(page.getByText("nothing that says so")).toBeVisible()
})
