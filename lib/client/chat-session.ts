import type { ChatDetail } from "../protocol/chat"
import { type ChatId, type GenerationId, type MessageId, newMessageId } from "../protocol/ids"
import { type ChatMessage, type Chunk, isTerminal, type StopReceipt } from "../protocol/message"
import type { StartRequest } from "../protocol/requests"
import { Attention } from "./attention"
import { Branches, withVersions } from "./branches"
import { MillraceTransport } from "./chat-transport"
import { connected } from "./connection-state"
import { Freshness } from "./freshness"
import type { LiveSignal } from "./live-signal"
import type { Page } from "./page"
import { type Failure, RequestFailed, unreachable } from "./request-failed"
import { freshState, type SessionState, type Unsent } from "./session-state"
import { SteadyChat } from "./steady-chat"
import { stopAnswer } from "./stop-answer"
import { Store } from "./store"

export type SessionDeps = {
  fetch: typeof fetch
  page: Page
  /** In [0, 1). */
  random: () => number
  getChat(id: ChatId): Promise<ChatDetail>
  stopChat(id: ChatId): Promise<StopReceipt>
  switchBranch(id: ChatId, messageId: MessageId): Promise<ChatDetail>
}

/**
 * One chat of this tab: a `Chat` for `useChat({ chat })`, and what else there is to show of it. Lives outside React, so that
 * leaving a page ends nothing. Its methods never reject: what fails is in `state` or in `chat.error`.
 */
export class ChatSession {
  readonly id: ChatId
  readonly chat: SteadyChat
  readonly state: Store<SessionState>
  readonly #deps: SessionDeps
  readonly #attention: Attention
  readonly #transport: MillraceTransport
  readonly #freshness: Freshness
  readonly #branches: Branches
  /** Whether the server has the chat, as far as is known here. */
  #isStored: boolean
  #unsent: Unsent | null = null

  /** `initial`: what the page was rendered with, or `new` for a chat that begins here; absent to load it once it is watched. */
  constructor(deps: SessionDeps, id: ChatId, initial?: ChatDetail | "new") {
    const detail = initial === "new" ? undefined : initial
    this.id = id
    this.#deps = deps
    this.#isStored = initial !== "new"
    const loading = initial === undefined ? "loading" : "ready"
    this.state = new Store({ ...freshState, loading, ...stateOf(detail) })
    this.#attention = new Attention(deps.page)
    this.#attention.on((event) => event !== "release" && this.#catchUp())
    this.#freshness = this.#newFreshness(
      initial === undefined ? "load" : detail?.generationId ? "join" : null,
    )
    this.#transport = this.#newTransport()
    const messages = detail?.messages ?? []
    this.chat = new SteadyChat({ id, messages, transport: this.#transport, generateId: newMessageId })
    this.#branches = new Branches(messages, {
      put: (messageId) => deps.switchBranch(id, messageId),
      show: (shown) => this.#show(shown),
      look: (branch) => {
        this.chat.messages = branch
      },
    })
  }

  get isWatched(): boolean {
    return this.#attention.watched
  }

  /** Says that the chat is on screen until the returned function is called; loads or joins what it must. */
  watch(): () => void {
    const leave = this.#attention.watch()
    this.#catchUp()
    return leave
  }

  /** Frees what a session that is not running holds. */
  dispose(): void {
    this.#attention.dispose()
  }

  /**
   * Runs one answer to its end. `begin` is a method of `chat` that makes a request; `undo` is called when the server never
   * took that request. Does nothing but `undo` while another answer is running.
   */
  async run(begin: () => Promise<void>, undo: (failure: Failure) => void): Promise<void> {
    if (this.state.get().running) return undo(busy)
    this.state.patch({ running: true, stopping: false })
    this.#transport.forget()
    // The server must know which branch is meant.
    if (this.#branches.settling) await this.#branches.settling
    const before = this.chat.messages
    const failure = await begin().then(() => this.#failure(), refused)
    if (this.#transport.reader?.accepted) this.#onAnswered(before)
    else if (failure) undo(failure)
    // Somebody else's answer is in the way: show it.
    if (failure?.code === "generation_running") this.#freshness.needs("load")
    this.state.patch({ running: false, stopping: false, notice: null, connection: connected })
    this.#catchUp()
  }

  /**
   * Shows another version of a message, with what was written below it: at once where this tab has seen it. Rejects with
   * `RequestFailed` when the server does not take it; what was on screen before is back then.
   */
  async switchTo(messageId: MessageId): Promise<void> {
    if (!this.state.get().running) await this.#branches.switchTo(messageId, this.chat.messages)
  }

  /** The id for a message: what was sent before and perhaps arrived keeps its own, so that the server sees one, not two. */
  idFor(text: string): MessageId {
    const earlier = this.#unsent
    this.#unsent = null
    this.state.patch({ unsent: null })
    return earlier?.text === text ? earlier.messageId : newMessageId()
  }

  /** Puts a message that was not taken where the composer finds it. */
  keepUnsent(unsent: Unsent): void {
    this.#unsent = unsent
    this.state.patch({ unsent })
  }

  /** Gives the text back to the composer, once. */
  takeUnsent(): Unsent | null {
    const { unsent } = this.state.get()
    this.state.patch({ unsent: null })
    return unsent
  }

  /** Makes the next `chat.resumeStream()` begin with this request. */
  stage(request: StartRequest): void {
    this.#transport.stage(request)
  }

  /** Stops the running answer, whoever started it. `state.stopping` is set at once; the stream ends by itself. */
  async stop(): Promise<void> {
    if (this.state.get().stopping) return
    this.state.patch({ stopping: true })
    // A message that waits for its next attempt is called off.
    this.#attention.ask()
    try {
      await stopAnswer({
        post: () => this.#deps.stopChat(this.id),
        isRunning: () => this.state.get().running,
        isAccepted: () => this.#transport.reader?.accepted ?? !this.state.get().running,
        pause: (ms) => this.#attention.wake(ms),
      })
      // The end is fetched now, even out of view or between two attempts.
      this.#attention.ask()
      if (!this.state.get().running) this.state.patch({ stopping: false })
    } catch {
      // Refused: the answer goes on, and so does the button.
      this.state.patch({ stopping: false })
    }
  }

  /** Connects now rather than later: for a button next to "offline". */
  reconnect(): void {
    this.#attention.ask()
  }

  /** Shows what the store has, and joins the answer that is running. */
  async sync(): Promise<void> {
    this.#freshness.needs("load")
    await this.#freshness.satisfy()
  }

  /** Takes in what is told about this chat; `resync` means that something may have been missed. */
  onLive(event: LiveSignal): void {
    const { running, detail } = this.state.get()
    const isOurs = "generationId" in event && this.#isOurs(event.generationId)
    if (event.type === "chat-deleted") this.state.patch({ loading: "missing" })
    else if (event.type === "chat-changed") this.state.patch({ detail: renamed(detail, event) })
    else if (event.type === "branch-switched" && this.#branches.isOnScreen(event.leafId)) return
    else if (event.type === "resync" ? this.#isStored && !running : !isOurs) this.#freshness.needs("load")
    // Out of view or between two attempts, the end of the answer is fetched now.
    if (isOurs && event.type === "generation-ended") this.#attention.ask()
    this.#catchUp()
  }

  #onAnswered(before: ChatMessage[]): void {
    this.#isStored = true
    const siblings = withVersions(this.state.get().siblings, before, this.chat.messages)
    this.#branches.remember(before)
    this.#branches.remember(this.chat.messages)
    this.state.patch({ siblings })
  }

  #failure(): Failure | null {
    if (this.chat.status !== "error") return null
    return this.chat.error instanceof RequestFailed ? this.chat.error.failure : unreachable
  }

  /** Whether this tab reads that generation, has read it, or is about to learn that it does. */
  #isOurs(id: GenerationId): boolean {
    const cursor = this.#transport.reader?.cursor
    return cursor ? cursor.generationId === id : this.state.get().running
  }

  #catchUp(): void {
    if (this.#attention.watched && this.#attention.wanted) void this.#freshness.satisfy()
  }

  #newFreshness(need: "load" | "join" | null): Freshness {
    return new Freshness(need, {
      load: () => this.#deps.getChat(this.id),
      show: (detail) => this.#show(detail),
      onFailure: (error) => this.#onLoadFailure(error),
      join: () => this.#join(),
      isRunning: () => this.state.get().running,
    })
  }

  #onLoadFailure(error: unknown): void {
    const isMissing = error instanceof RequestFailed && error.failure.code === "not_found"
    if (!isMissing) this.#freshness.needs("load")
    if (isMissing) this.state.patch({ loading: "missing" })
    else if (this.state.get().loading === "loading") this.state.patch({ loading: "failed" })
  }

  #show(detail: ChatDetail): void {
    this.#isStored = true
    this.chat.messages = detail.messages
    this.#branches.remember(detail.messages)
    this.state.patch({ loading: "ready", ...stateOf(detail) })
  }

  async #join(): Promise<void> {
    await this.run(
      () => {
        this.chat.hold(this.chat.messages.at(-1))
        return this.chat.resumeStream()
      },
      () => {
        /* nothing was sent */
      },
    )
  }

  #newTransport(): MillraceTransport {
    return new MillraceTransport({
      chatId: this.id,
      fetch: this.#deps.fetch,
      attention: this.#attention,
      random: this.#deps.random,
      isStopping: () => this.state.get().stopping,
      onConnection: (connection) => this.state.patch({ connection }),
      onChunk: (chunk) => this.#onChunk(chunk),
      onUnknown: () => this.state.patch({ outdated: true }),
      reload: () => this.#reloadAfterLoss(),
    })
  }

  #onChunk(chunk: Chunk): void {
    this.state.patch({ notice: chunk.type === "data-notice" ? chunk.data : null })
    // However short it turned out, this is the message.
    if (isTerminal(chunk)) this.chat.release()
  }

  async #reloadAfterLoss(): Promise<GenerationId | null> {
    const detail = await this.#deps.getChat(this.id)
    this.#show(detail)
    const read = this.#transport.reader?.cursor?.generationId
    if (read && detail.generationId && detail.generationId !== read) this.#freshness.needs("join")
    return detail.generationId
  }
}

const busy: Failure = {
  code: "generation_running",
  status: 409,
  message: "An answer is being made in this chat.",
}

function refused(): Failure {
  return { code: "bad_request", status: 0, message: "The chat has no such message." }
}

function renamed(detail: SessionState["detail"], { title, updatedAt }: { title: string; updatedAt: string }) {
  return detail && { ...detail, title, updatedAt }
}

function stateOf(stored: ChatDetail | undefined): Pick<SessionState, "detail" | "siblings"> {
  if (stored === undefined) return { detail: null, siblings: {} }
  const { messages: _, siblings, ...detail } = stored
  return { detail, siblings }
}
