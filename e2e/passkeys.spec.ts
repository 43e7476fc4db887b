import { Keyboard } from "./fixtures/keyboard.ts"
import { test as base, expect } from "./fixtures/test.ts"

// A passkey belongs to a name; browsers give none to an address.
const test = base.extend({ baseURL: ({ app }, use) => use(`http://localhost:${app.port}`) })

// The browser's own words about the passkey that is refused.
test.use({ expectedConsole: [/status of 401 .*\/passkey\/verify-authentication/] })

test("a passkey is added, signs in without a password, and is removed", async ({ page }) => {
  const keyboard = new Keyboard(page)
  const button = (name: string | RegExp) => page.getByRole("button", { name })
  const authenticator = await page.context().newCDPSession(page)
  await authenticator.send("WebAuthn.enable")
  await authenticator.send("WebAuthn.addVirtualAuthenticator", {
    options: {
      protocol: "ctap2",
      transport: "internal",
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  })

  await page.goto("/sign-up")
  await keyboard.fillIn({
    Name: "Ada",
    Email: `${crypto.randomUUID()}@example.org`,
    Password: "a long password",
  })
  await page.waitForURL("/")
  await page.goto("/account")
  const passkeys = page.getByRole("region", { name: "Passkeys" }).getByRole("listitem")
  await expect(passkeys).toHaveCount(0)
  await keyboard.press(button("Add a passkey"))
  await expect(passkeys).toHaveCount(1)

  await keyboard.press(button("Sign out"))
  await page.waitForURL("/")
  await page.goto("/sign-in")
  await keyboard.press(button("Sign in with a passkey"))
  await page.waitForURL("/")
  await page.goto("/account")
  await expect(page.getByRole("heading", { name: "Ada" })).toBeVisible()

  await keyboard.press(button(/^Remove the passkey/))
  await expect(passkeys).toHaveCount(0)
  await keyboard.press(button("Sign out"))
  await page.waitForURL("/")
  await page.goto("/sign-in")
  await keyboard.press(button("Sign in with a passkey"))
  await expect(page.getByRole("alert").filter({ hasText: "This passkey opens nothing here" })).toBeVisible()
  expect(new URL(page.url()).pathname).toBe("/sign-in")
})
