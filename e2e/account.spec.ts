import type { Page } from "@playwright/test"
import { ChatPage } from "./fixtures/chat-page.ts"
import { Keyboard } from "./fixtures/keyboard.ts"
import { test as base, expect } from "./fixtures/test.ts"

const password = "a password for these tests"
const newEmail = () => `${crypto.randomUUID()}@example.org`

const test = base.extend<{ keyboard: Keyboard }>({
  keyboard: ({ page }, use) => use(new Keyboard(page)),
})

// The browser's own words about a wrong password.
test.use({ expectedConsole: [/status of 40[013] .*\/api\/auth\//] })

const button = (page: Page, name: string | RegExp) => page.getByRole("button", { name, exact: true })

async function signUp(page: Page, keyboard: Keyboard, email: string): Promise<void> {
  await page.goto("/sign-up")
  await keyboard.fillIn({ Name: "Ada", Email: email, Password: password })
  await page.waitForURL("/")
}

async function signIn(page: Page, keyboard: Keyboard, email: string, word = password): Promise<void> {
  await page.goto("/sign-in")
  await keyboard.fillIn({ Email: email, Password: word })
}

async function expectNothingSideways(page: Page): Promise<void> {
  const wider = await page.evaluate(() => document.documentElement.scrollWidth > innerWidth)
  expect(wider, "the page scrolls sideways").toBe(false)
}

for (const width of [360, 1280]) {
  test.describe(`by keyboard, ${width} pixels wide`, () => {
    test.use({ viewport: { width, height: 740 } })

    test("a guest signs up and keeps the chats; signs out, and in again", async ({
      chat,
      keyboard,
      modelServer,
      page,
    }) => {
      modelServer.script(["Four."])
      await keyboard.write(chat.message, "What is two and two?")
      await page.keyboard.press("Enter")
      await chat.expectComplete()

      if (width < 1000) await keyboard.press(button(page, "Open chats"))
      await keyboard.press(page.getByRole("link", { name: "Sign in" }))
      await page.waitForURL("/sign-in")
      await expectNothingSideways(page)
      await keyboard.press(page.getByRole("link", { name: "No account yet? Sign up" }))
      await page.waitForURL("/sign-up")
      await expectNothingSideways(page)
      const email = newEmail()
      await keyboard.fillIn({ Name: "Ada", Email: email, Password: password })
      await page.waitForURL("/")
      await expect(chat.message).toBeVisible()

      await page.goto("/account")
      await expect(page.getByRole("heading", { name: "Ada" })).toBeVisible()
      await expectNothingSideways(page)
      await keyboard.press(button(page, "Sign out"))
      await page.waitForURL("/")
      await expectChat(page, "What is two and two?", false)

      await signIn(page, keyboard, email, "not the password")
      await expect(page.getByRole("alert").filter({ hasText: "Email or password is wrong." })).toBeVisible()
      await signIn(page, keyboard, email)
      await page.waitForURL("/")
      await expectChat(page, "What is two and two?", true)
    })

    test("deleting the account asks for the password and removes everything", async ({
      keyboard,
      modelServer,
      page,
    }) => {
      const email = newEmail()
      await signUp(page, keyboard, email)
      const chat = new ChatPage(page)
      modelServer.script(["Four."])
      await keyboard.write(chat.message, "What is two and two?")
      await page.keyboard.press("Enter")
      await chat.expectComplete()
      const address = page.url()

      await page.goto("/account")
      await keyboard.press(button(page, "Delete account"))
      const dialog = page.getByRole("dialog", { name: "Delete your account?" })
      await expect(dialog).toBeVisible()
      await keyboard.fillIn({ Password: "not the password" })
      await expect(dialog.getByRole("alert").filter({ hasText: "The password is wrong." })).toBeVisible()
      await page.keyboard.press("Escape")
      await expect(dialog).toBeHidden()
      await keyboard.press(button(page, "Delete account"))
      await keyboard.write(dialog.getByLabel("Password"), password)
      await keyboard.press(dialog.getByRole("button", { name: "Delete everything" }))
      await page.waitForURL("/")
      expect((await page.request.get(address)).status()).toBe(404)
      await signIn(page, keyboard, email)
      await expect(page.getByRole("alert").filter({ hasText: "Email or password is wrong." })).toBeVisible()
    })
  })
}

/** Whether a chat stands in the list, which on a phone has to be opened first. */
async function expectChat(page: Page, title: string, isThere: boolean): Promise<void> {
  const chat = new ChatPage(page)
  await expect(chat.message).toBeVisible()
  const open = button(page, "Open chats")
  if (await open.isVisible()) await open.press("Enter")
  await expect(chat.sidebar.or(page.getByRole("dialog", { name: "Chats" })).first()).toBeVisible()
  await expect(page.getByRole("link", { name: title })).toHaveCount(isThere ? 1 : 0)
}

test("sessions are listed by browser; one is ended, then all others", async ({
  browser,
  keyboard,
  page,
  watch,
}) => {
  const email = newEmail()
  await signUp(page, keyboard, email)
  const phone = await elsewhere(
    "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) Version/18.0 Safari/604.1",
  )
  const laptop = await elsewhere(
    "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:140.0) Gecko/20100101 Firefox/140.0",
  )
  await page.goto("/account")
  const sessions = page.getByRole("region", { name: "Where you are signed in" }).getByRole("listitem")
  await expect(sessions).toHaveCount(3)
  await expect(sessions.filter({ hasText: "This browser" })).toContainText("Chrome, Linux")

  await keyboard.press(button(page, "End the session of Safari, iPhone"))
  await expect(sessions).toHaveCount(2)
  await phone.reload()
  await phone.waitForURL("/sign-in")
  await laptop.reload()
  await expect(laptop.getByRole("heading", { name: "Ada" })).toBeVisible()

  await keyboard.press(button(page, "End all other sessions"))
  await expect(sessions).toHaveCount(1)
  await laptop.reload()
  await laptop.waitForURL("/sign-in")

  async function elsewhere(userAgent: string): Promise<Page> {
    const context = await browser.newContext({ userAgent, baseURL: new URL(page.url()).origin })
    await watch(context)
    const other = await context.newPage()
    await signIn(other, new Keyboard(other), email)
    await other.waitForURL("/")
    await other.goto("/account")
    return other
  }
})

test("a password is changed, and the old one opens nothing", async ({ keyboard, page }) => {
  const email = newEmail()
  await signUp(page, keyboard, email)
  await page.goto("/account")
  await keyboard.fillIn({ "Current password": password, "New password": "quite another password" })
  await expect(page.getByText("Your password is changed.")).toBeVisible()
  await keyboard.press(button(page, "Sign out"))
  await page.waitForURL("/")
  await signIn(page, keyboard, email)
  await expect(page.getByRole("alert").filter({ hasText: "Email or password is wrong." })).toBeVisible()
  await signIn(page, keyboard, email, "quite another password")
  await page.waitForURL("/")
})
