import { expect, test } from "./fixtures/test.ts"

test("a link shows the chat as it was to anyone, until it is revoked", async ({
  chat,
  modelServer,
  page,
  browser,
  baseURL,
}) => {
  modelServer.script(["It is **blue**."])
  await chat.send("Which colour has the sky?")
  await chat.expectComplete()
  await page.getByRole("button", { name: "Share", exact: true }).click()
  await page.getByRole("button", { name: "Create link" }).click()
  const url = await page.getByRole("textbox", { name: "Link" }).inputValue()
  expect(url).toMatch(/\/share\/[\w-]{32}$/)
  await page.keyboard.press("Escape")
  await expect(page.getByRole("button", { name: "Share", exact: true })).toBeFocused()
  modelServer.script(["Later."])
  await chat.send("And later?")
  await expect(chat.lastAnswer).toContainText("Later.")
  await chat.expectComplete()

  const stranger = await browser.newContext({ baseURL: baseURL ?? "" })
  const shared = await stranger.newPage()
  await shared.goto(url)
  await expect(shared.getByRole("heading", { name: "Which colour has the sky?" })).toBeVisible()
  await expect(shared.getByRole("article", { name: /^Answer/ })).toHaveText(["It is blue."])
  await expect(shared.locator('meta[name="robots"]')).toHaveAttribute("content", /noindex/)
  expect(await stranger.cookies()).toEqual([])

  await page.getByRole("button", { name: "Share", exact: true }).click()
  await page.getByRole("button", { name: "Revoke link" }).click()
  await expect(page.getByText("The link no longer works.")).toBeVisible()
  expect((await shared.goto(url))?.status()).toBe(404)
  await expect(shared.getByRole("heading", { name: "This link does not work" })).toBeVisible()
  await stranger.close()
})

test("nobody shares or revokes the chat of another person", async ({
  chat,
  modelServer,
  browser,
  baseURL,
}) => {
  modelServer.script(["Blue."])
  await chat.send("Which colour has the sky?")
  await chat.expectComplete()
  const id = await chat.chatId()
  const other = await browser.newContext({ baseURL: baseURL ?? "" })
  const headers = { origin: baseURL ?? "", "content-type": "application/json" }
  for (const method of ["GET", "POST", "DELETE"]) {
    const body = method === "POST" ? { data: {} } : {}
    const answer = await other.request.fetch(`/api/chat/${id}/share`, { method, headers, ...body })
    expect(answer.status()).toBe(404)
  }
  await other.close()
})
