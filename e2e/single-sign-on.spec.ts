import { type StubProvider, startStubProvider } from "../lib/auth/stub-oidc-provider.ts"
import { Keyboard } from "./fixtures/keyboard.ts"
import { test as base, expect } from "./fixtures/test.ts"

const test = base.extend<object, { provider: StubProvider }>({
  provider: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of fixtures from here.
    async ({}, use) => {
      const person = { sub: "somebody", email: "ada@example.org", email_verified: true, name: "Ada" }
      const provider = await startStubProvider(person)
      await use(provider)
      provider.close()
    },
    { scope: "worker" },
  ],
  appEnv: [
    ({ provider }, use) =>
      use({
        OIDC_ISSUER: provider.issuer,
        OIDC_CLIENT_ID: "client",
        OIDC_CLIENT_SECRET: "secret",
        OIDC_NAME: "Example ID",
      }),
    { scope: "worker" },
  ],
})

test("a guest signs in with an OpenID Connect provider and keeps the chats", async ({
  chat,
  modelServer,
  page,
}) => {
  modelServer.script(["Four."])
  await chat.send("What is two and two?")
  await chat.expectComplete()
  const keyboard = new Keyboard(page)
  await page.goto("/sign-in")
  await keyboard.press(page.getByRole("button", { name: "Continue with Example ID" }))
  await page.waitForURL("/")
  await expect(chat.chat("What is two and two?")).toBeVisible()
  await page.goto("/account")
  await expect(page.getByRole("heading", { name: "Ada" })).toBeVisible()
  const ways = page.getByRole("region", { name: "Other ways to sign in" })
  await expect(ways.getByRole("listitem").filter({ hasText: "Example ID" })).toContainText("Signs you in")
})

test("a provider that says no leads back to the sign-in page, with a sentence", async ({ app, page }) => {
  await page.goto("/sign-in")
  await page.goto(`${app.url}/api/auth/callback/oidc?error=access_denied&state=unknown`)
  await page.waitForURL("/sign-in?**")
  await expect(page.getByRole("alert").filter({ hasText: /Signing in there did not work/ })).toBeVisible()
})
