import type { ChatDetail, ChatSummary } from "../protocol/chat"
import type { ChatBeginning } from "../protocol/chat-settings"
import type { ChatId, MessageId } from "../protocol/ids"
import type { LiveEvent } from "../protocol/live"
import type { StopReceipt } from "../protocol/message"
import type { StartRequest } from "../protocol/requests"
import { AnswerRun } from "./answer-run"
import { Attention } from "./attention"
import type { Page } from "./page"
import type { Failure } from "./request-failed"
import { freshState, type SessionState } from "./session-state"
import type { SteadyChat } from "./steady-chat"
import { Store } from "./store"
import { StoredChat, stateOf } from "./stored-chat"
import { UnsentMessage } from "./unsent-message"

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
  readonly unsent: UnsentMessage
  readonly #attention: Attention
  readonly #stored: StoredChat
  readonly #answer: AnswerRun

  /** `initial`: what the page was rendered with, or `new` for a chat that begins here; absent to load it once it is watched. */
  constructor(deps: SessionDeps, id: ChatId, initial?: ChatDetail | "new") {
    const detail = initial === "new" ? undefined : initial
    const loading = initial === undefined ? "loading" : "ready"
    this.id = id
    this.state = new Store({ ...freshState, loading, ...stateOf(detail) })
    this.unsent = new UnsentMessage(this.state)
    this.#attention = new Attention(deps.page)
    this.#attention.on((event) => event !== "release" && this.#catchUp())
    this.#stored = new StoredChat({
      initial,
      state: this.state,
      load: () => deps.getChat(id),
      switchBranch: (messageId) => deps.switchBranch(id, messageId),
      look: (messages) => {
        this.chat.messages = messages
      },
      join: () => this.#answer.join(),
    })
    this.#answer = new AnswerRun({
      chatId: id,
      messages: detail?.messages ?? [],
      state: this.state,
      attention: this.#attention,
      fetch: deps.fetch,
      random: deps.random,
      stopChat: () => deps.stopChat(id),
      branchSettling: () => this.#stored.branchSettling,
      reload: (read) => this.#stored.reload(read),
      onAnswered: (before) => this.#stored.onAnswered(before, this.chat.messages),
      onEnd: (failure) => this.#onEnd(failure),
    })
    this.chat = this.#answer.chat
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
  run(begin: () => Promise<void>, undo: (failure: Failure) => void): Promise<void> {
    return this.#answer.run(begin, undo)
  }

  /** Makes the next `chat.resumeStream()` begin with this request. */
  stage(request: StartRequest): void {
    this.#answer.stage(request)
  }

  /** Stops the running answer, whoever started it. `state.stopping` is set at once; the stream ends by itself. */
  stop(): Promise<void> {
    return this.#answer.stop()
  }

  /** Whether there is something of it on the server, or on its way there. */
  get hasBegun(): boolean {
    return this.#stored.exists || this.state.get().running
  }

  /** Says what the chat is to begin with; means nothing once it has begun. */
  begin(beginning: ChatBeginning): void {
    this.state.patch({ beginning: { ...this.state.get().beginning, ...beginning } })
  }

  /** Takes over what the server says of the chat, but for its messages. */
  adopt(stored: ChatDetail): void {
    this.state.patch(stateOf(stored))
  }

  /**
   * Shows another version of a message, with what was written below it: at once where this tab has seen it. Rejects with
   * `RequestFailed` when the server does not take it; what was on screen before is back then.
   */
  async switchTo(messageId: MessageId): Promise<void> {
    if (!this.state.get().running) await this.#stored.switchTo(messageId, this.chat.messages)
  }

  /** Connects now rather than later: for a button next to "offline". */
  reconnect(): void {
    this.#attention.ask()
  }

  /** Shows what the store has, and joins the answer that is running. */
  async sync(): Promise<void> {
    this.#stored.needs("load")
    await this.#stored.satisfy()
  }

  /** Takes in what is told about this chat; `resync` means that something may have been missed. */
  onLive(event: LiveEvent): void {
    const { running, detail } = this.state.get()
    const isOurs = "generationId" in event && this.#answer.reads(event.generationId)
    if (event.type === "chat-deleted") this.state.patch({ loading: "missing" })
    else if (event.type === "chat-changed") this.state.patch({ detail: renamed(detail, event) })
    else if (event.type === "branch-switched" && this.#stored.isOnScreen(event.leafId)) return
    else if (event.type === "resync" ? this.#stored.exists && !running : !isOurs) this.#stored.needs("load")
    // Out of view or between two attempts, the end of the answer is fetched now.
    if (isOurs && event.type === "generation-ended") this.#attention.ask()
    this.#catchUp()
  }

  #onEnd(failure: Failure | null): void {
    // Somebody else's answer is in the way: show it.
    if (failure?.code === "generation_running") this.#stored.needs("load")
    this.#catchUp()
  }

  #catchUp(): void {
    if (this.#attention.watched && this.#attention.wanted) void this.#stored.satisfy()
  }
}

type Change = Pick<ChatSummary, "title" | "updatedAt" | "pinned">

function renamed(detail: SessionState["detail"], { title, updatedAt, pinned }: Change) {
  return detail && { ...detail, title, updatedAt, pinned }
}
