import { beforeEach, expect, test, vi } from "vitest"
import type { ChatId } from "../protocol/ids"
import type { LiveEvent } from "../protocol/live"
import { FakePage } from "./fake-page"
import { Live } from "./live"
import type { Channel } from "./live-tabs"
import { settle } from "./test-session"

beforeEach(() => void vi.useFakeTimers())

const deleted: LiveEvent = { type: "chat-deleted", chatId: "chat-aaaaaaaaaaaaaaaa" as ChatId }

test("one tab listens, all hear", async () => {
  const browser = new FakeBrowser()
  const [first, second] = [browser.openTab(), browser.openTab()]
  await settle()
  expect(browser.connections.size).toBe(1)
  browser.send(deleted)
  await settle()
  expect(first.heard).toEqual([deleted])
  expect(second.heard).toEqual([deleted])
})

test("when the listening tab is closed the next one takes over, and all look again for what they may have missed", async () => {
  const browser = new FakeBrowser()
  const [first, second, third] = [browser.openTab(), browser.openTab(), browser.openTab()]
  await vi.advanceTimersByTimeAsync(10_000)
  first.close()
  await settle()
  expect(browser.connections.size).toBe(1)
  browser.send(deleted)
  await settle()
  expect(second.heard).toEqual([{ type: "resync" }, deleted])
  expect(third.heard).toEqual([{ type: "resync" }, deleted])
})

test("a listening tab that was frozen loses its place to a tab in view, and queues again when it thaws", async () => {
  const browser = new FakeBrowser()
  const [first, second] = [browser.openTab(), browser.openTab()]
  await vi.advanceTimersByTimeAsync(10_000)
  first.frozen = true
  first.page.visible = false
  await vi.advanceTimersByTimeAsync(40_000)
  expect(browser.connections.size).toBe(1)
  browser.send(deleted)
  await settle()
  expect(second.heard).toEqual([{ type: "resync" }, deleted])
  first.frozen = false
  second.close()
  await settle()
  expect(browser.connections.size).toBe(1)
})

test("a tab out of view takes nothing from anyone", async () => {
  const browser = new FakeBrowser()
  const [first, second] = [browser.openTab(), browser.openTab()]
  await settle()
  first.frozen = true
  second.page.tell("hidden")
  await vi.advanceTimersByTimeAsync(120_000)
  expect(second.heard).toEqual([])
})

test("a cut connection comes back and tells that something may have been missed", async () => {
  const browser = new FakeBrowser()
  const { heard } = browser.openTab()
  await vi.advanceTimersByTimeAsync(10_000)
  for (const connection of browser.connections) connection.close()
  browser.connections.clear()
  await settle()
  expect(browser.connections.size).toBe(1)
  expect(heard).toEqual([{ type: "resync" }])
})

test("a page in the back-forward cache holds nothing, and looks again when it is restored", async () => {
  const browser = new FakeBrowser()
  const { page, heard } = browser.openTab()
  await settle()
  page.tell("left")
  await settle()
  expect(browser.connections.size).toBe(0)
  page.tell("restored")
  await settle()
  expect(browser.connections.size).toBe(1)
  expect(heard[0]).toEqual({ type: "resync" })
})

test("without locks each tab listens for itself", async () => {
  const browser = new FakeBrowser({ locks: false })
  const tabs = [browser.openTab(), browser.openTab()]
  await settle()
  expect(browser.connections.size).toBe(2)
  browser.send(deleted)
  await settle()
  expect(tabs.map(({ heard }) => heard)).toEqual([[deleted], [deleted]])
})

type Tab = { page: FakePage; heard: LiveEvent[]; close(): void; frozen: boolean }

/** Tabs with one set of locks, channels and connections. */
class FakeBrowser {
  readonly connections = new Set<ReadableStreamDefaultController<Uint8Array>>()
  readonly #channels = new Set<{ channel: Channel; tab: Tab }>()
  readonly #locks: FakeLocks | undefined

  constructor({ locks = true } = {}) {
    this.#locks = locks ? new FakeLocks() : undefined
  }

  openTab(): Tab {
    const heard: LiveEvent[] = []
    const tab: Tab = { page: new FakePage(), heard, frozen: false, close: () => leave() }
    const live = new Live({
      fetch: this.#fetch,
      page: tab.page,
      random: () => 0,
      locks: this.#locks as Pick<LockManager, "request"> | undefined,
      openChannel: () => this.#openChannel(tab),
      onSignal: () => undefined,
    })
    const leave = live.subscribe((signal) => heard.push(signal))
    return tab
  }

  send(event: LiveEvent): void {
    for (const connection of this.connections) {
      connection.enqueue(new TextEncoder().encode(`data: ${JSON.stringify(event)}\n\n`))
    }
  }

  readonly #fetch: typeof fetch = async (_url, init) => {
    const body = new ReadableStream<Uint8Array>({
      start: (controller) => {
        this.connections.add(controller)
        const heartbeat = setInterval(
          () => controller.enqueue(new TextEncoder().encode(": keep-alive\n\n")),
          10_000,
        )
        init?.signal?.addEventListener("abort", () => clearInterval(heartbeat))
        init?.signal?.addEventListener("abort", () => {
          if (this.connections.delete(controller)) controller.error(init.signal?.reason)
        })
      },
    })
    return new Response(body, { headers: { "content-type": "text/event-stream" } })
  }

  #openChannel(tab: Tab): Channel {
    const entry: { channel: Channel; tab: Tab } = {
      tab,
      channel: {
        onmessage: null,
        close: () => this.#channels.delete(entry),
        postMessage: (data) => {
          if (tab.frozen) return
          for (const other of this.#channels) {
            if (other !== entry && !other.tab.frozen)
              other.channel.onmessage?.call(null as never, { data } as MessageEvent)
          }
        },
      },
    }
    this.#channels.add(entry)
    return entry.channel
  }
}

/** `LockManager.request` for one name, with `signal` and `steal`. */
class FakeLocks {
  #holder: { lose(): void } | null = null
  readonly #waiting: (() => void)[] = []

  request = (
    _name: string,
    { steal, signal }: { steal?: boolean; signal?: AbortSignal },
    run: () => Promise<void>,
  ) =>
    new Promise<void>((resolve, reject) => {
      const hold = () => {
        const holder = { lose: () => reject(new DOMException("stolen", "AbortError")) }
        this.#holder = holder
        void run().then(() => {
          resolve()
          if (this.#holder !== holder) return
          this.#holder = null
          this.#waiting.shift()?.()
        })
      }
      signal?.addEventListener("abort", () => {
        const place = this.#waiting.indexOf(hold)
        if (place >= 0) this.#waiting.splice(place, 1)
        reject(signal.reason)
      })
      if (steal) this.#holder?.lose()
      if (steal || !this.#holder) hold()
      else this.#waiting.push(hold)
    })
}
