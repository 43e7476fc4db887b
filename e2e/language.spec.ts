import type { Page } from "@playwright/test"
import { promptsIn } from "../demo/prompts.ts"
import { App } from "./fixtures/app.ts"
import { expect, test } from "./fixtures/test.ts"

// Pages that are not there are asked for, too.
test.use({ locale: "zh-CN", expectedConsole: [/status of 404/] })

/** Names, and what has no other word in Chinese: keys, formats, units, the names of the models under test. */
const names =
  /Millrace|ChatGPT|English|JSON|Markdown|PDF|HTTP|Token|conversations\.json|Shift|Enter|Ctrl|Esc|MB|GitHub|millrace-demo(-steady)?|Demo|Scripted/g

/** Words in Latin letters that are on screen, or that a screen reader says, and are no names. */
async function foreignWords(page: Page): Promise<string[]> {
  const texts = await page.evaluate(() => {
    const isSeen = (element: Element | null) =>
      element?.checkVisibility({ visibilityProperty: true }) ?? false
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
    const said: string[] = [document.title]
    while (walker.nextNode()) {
      const parent = walker.currentNode.parentElement
      const isCode = parent?.closest("script, style, code, pre, noscript, kbd") !== null
      if (!isCode && isSeen(parent)) said.push(walker.currentNode.textContent ?? "")
    }
    for (const name of ["aria-label", "placeholder", "title", "alt", "data-tip"])
      for (const element of document.querySelectorAll(`[${name}]`))
        said.push(element.getAttribute(name) ?? "")
    return said
  })
  return texts.filter((text) => /[A-Za-z]{2,}/.test(text.replaceAll(names, "")))
}

test("in Chinese from load to answer to error, on every page: no word of another language", async ({
  page,
}) => {
  const app = await App.start({ OPENAI_BASE_URL: undefined })
  const [long] = promptsIn("zh")
  const failing = promptsIn("zh").find(({ id }) => id === "error")
  try {
    await page.goto(app.url)
    await expect(page.locator("html")).toHaveAttribute("lang", "zh")
    const message = page.getByRole("textbox", { name: "消息" })
    await expect(message).toBeVisible()
    expect(await foreignWords(page)).toEqual([])

    await page.getByRole("button", { name: long?.label ?? "" }).click()
    await expect(page.getByRole("button", { name: "停止生成" })).toBeVisible()
    await page.getByRole("button", { name: "停止生成" }).click()
    await expect(page.locator("[data-outcome]").getByText(/^已停止。/)).toBeVisible()
    await page.getByRole("button", { name: "回答详情" }).click()
    await expect(page.getByText("关于这条回答")).toBeVisible()
    await page.keyboard.press("Escape")

    await page.getByRole("button", { name: "新对话" }).first().click()
    await page.getByRole("button", { name: failing?.label ?? "" }).click()
    await expect(page.locator("[data-outcome]").getByText("服务商报告了错误。")).toBeVisible({
      timeout: 20_000,
    })
    await expect(page.getByRole("button", { name: "重试" })).toBeVisible()
    await expect(page.getByRole("heading", { name: "今天" })).toBeVisible()
    expect(await foreignWords(page)).toEqual([])

    await page.getByRole("button", { name: "设置", exact: true }).click()
    await expect(page.getByRole("tabpanel")).toBeVisible()
    for (const tab of await page.getByRole("tab").all()) {
      await tab.click()
      expect(await foreignWords(page)).toEqual([])
    }
    await page.keyboard.press("Escape")
    await page.keyboard.press("ControlOrMeta+k")
    await expect(page.getByPlaceholder("查找对话、消息或命令")).toBeVisible()
    expect(await foreignWords(page)).toEqual([])

    for (const path of ["/sign-in", "/sign-up", "/nowhere", "/chats/nowhere", "/share/nowhere"]) {
      await page.goto(app.url + path)
      await expect(page.getByRole("heading", { level: 1 })).toBeVisible()
      expect(await foreignWords(page), path).toEqual([])
    }
    await page.goto(`${app.url}/sign-up`)
    await page.getByRole("textbox", { name: "姓名" }).fill("小艾")
    await page.getByRole("textbox", { name: "邮箱" }).fill("ada@example.org")
    await page.getByLabel("密码").fill("不太短的密码一二三四")
    await page.getByRole("button", { name: "注册" }).click()
    await page.waitForURL(`${app.url}/`)
    await page.goto(`${app.url}/account`)
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible()
    const words = await foreignWords(page)
    expect(words.filter((text) => !/ada@example\.org|Chrome|Linux/.test(text))).toEqual([])
  } finally {
    // What the page still loads must not be cut off.
    await page.goto("about:blank")
    await app.close()
  }
})

test("the language is changed in the settings, at once and for the next page", async ({ page }) => {
  await page.goto("/#settings/appearance")
  await page.getByRole("combobox", { name: "语言" }).selectOption("English")
  await expect(page.getByRole("dialog", { name: "Settings", exact: true })).toBeVisible()
  await expect(page.locator("html")).toHaveAttribute("lang", "en")
  await page.reload()
  await expect(page.locator("html")).toHaveAttribute("lang", "en")
  await page.getByRole("combobox", { name: "Language" }).selectOption("")
  await expect(page.locator("html")).toHaveAttribute("lang", "zh")
})

test("the app can be installed, under its description in the reader's language", async ({
  page,
  request,
}) => {
  await page.goto("/")
  const client = await page.context().newCDPSession(page)
  const { errors, url, data } = await client.send("Page.getAppManifest")
  expect(errors).toEqual([])
  const manifest = JSON.parse(data ?? "")
  expect(manifest).toMatchObject({ lang: "zh", display: "standalone", start_url: "/" })
  expect(manifest.description).toMatch(/\p{Script=Han}/u)
  for (const { src, sizes } of manifest.icons) {
    const icon = await request.get(new URL(src, url).href)
    expect(icon.headers()["content-type"]).toBe("image/png")
    // Width and height stand in the header of a PNG.
    const bytes = await icon.body()
    expect(`${bytes.readUInt32BE(16)}x${bytes.readUInt32BE(20)}`).toBe(sizes)
  }
  const { installabilityErrors } = await client.send("Page.getInstallabilityErrors")
  // The tests' own browser is incognito, which is the one thing that is in the way.
  const reasons = installabilityErrors.map(({ errorId }) => errorId)
  expect(reasons.filter((reason) => reason !== "in-incognito")).toEqual([])
})
