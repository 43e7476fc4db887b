import { expectAccessible } from "./fixtures/axe.ts"
import { freePort } from "./fixtures/free-port.ts"
import { Keyboard } from "./fixtures/keyboard.ts"
import { MailServer } from "./fixtures/mail-server.ts"
import { test as base, expect } from "./fixtures/test.ts"

const test = base.extend<object, { mailServer: MailServer }>({
  mailServer: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of fixtures from here.
    async ({}, use) => {
      const server = await MailServer.start()
      await use(server)
      server.close()
    },
    { scope: "worker" },
  ],
  appEnv: [
    async ({ mailServer }, use) => {
      const port = String(await freePort())
      await use({ PORT: port, PUBLIC_URL: `http://127.0.0.1:${port}`, SMTP_URL: mailServer.url })
    },
    { scope: "worker" },
  ],
})

test.use({ expectedConsole: [/status of 40[013] .*\/api\/auth\//] })

const linkIn = (text: string) => /http:\S+/.exec(text)?.[0] ?? ""

test("an address is confirmed by mail, and a forgotten password reset by one, each link once", async ({
  mailServer,
  page,
}) => {
  const keyboard = new Keyboard(page)
  const email = `${crypto.randomUUID()}@example.org`
  await page.goto("/sign-up")
  await keyboard.fillIn({ Name: "Ada", Email: email, Password: "the first password" })
  await expect(page.getByRole("heading", { name: "Confirm your address" })).toBeVisible()
  const confirm = await mailServer.next()
  expect(confirm.to).toBe(email)
  await page.goto("/account")
  await page.waitForURL("/sign-in")
  await page.goto(linkIn(confirm.text))
  await page.waitForURL("/")
  await page.goto("/account")
  await expect(page.getByText(email)).toBeVisible()
  await keyboard.press(page.getByRole("button", { name: "Sign out" }))
  await page.waitForURL("/")

  await page.goto("/sign-in")
  await keyboard.press(page.getByRole("link", { name: "Forgot your password?" }))
  await page.waitForURL("/forgot-password")
  await keyboard.fillIn({ Email: email })
  await expect(page.getByRole("heading", { name: "Look into your mail" })).toBeVisible()
  const reset = await mailServer.next()
  expect(reset.to).toBe(email)
  await page.goto(linkIn(reset.text))
  await page.waitForURL("/reset-password?**")
  const form = page.url()
  await keyboard.fillIn({ "New password": "the second password" })
  await expect(page.getByRole("heading", { name: "Your password is changed." })).toBeVisible()

  await page.goto(form)
  await keyboard.fillIn({ "New password": "the third password" })
  await expect(
    page.getByRole("alert").filter({ hasText: "This link is too old or was used already." }),
  ).toBeVisible()

  await page.goto("/sign-in")
  await keyboard.fillIn({ Email: email, Password: "the first password" })
  await expect(page.getByRole("alert").filter({ hasText: "Email or password is wrong." })).toBeVisible()
  await page.goto("/sign-in")
  await keyboard.fillIn({ Email: email, Password: "the second password" })
  await page.waitForURL("/")
})

test("whoever asks for a reset of an address without an account reads the same, and no mail goes out", async ({
  mailServer,
  page,
}) => {
  const keyboard = new Keyboard(page)
  const stranger = `${crypto.randomUUID()}@example.org`
  await page.goto("/forgot-password")
  await keyboard.fillIn({ Email: stranger })
  await expect(page.getByRole("heading", { name: "Look into your mail" })).toBeVisible()
  // The next mail there is went to somebody else.
  await page.goto("/sign-up")
  const email = `${crypto.randomUUID()}@example.org`
  await keyboard.fillIn({ Name: "Ada", Email: email, Password: "the first password" })
  await expect(page.getByRole("heading", { name: "Confirm your address" })).toBeVisible()
  expect((await mailServer.next()).to).toBe(email)
})

test("the page of a forgotten password is accessible", async ({ page }) => {
  await page.goto("/forgot-password")
  await expect(page.getByRole("textbox", { name: "Email" })).toBeVisible()
  await expectAccessible(page)
})
