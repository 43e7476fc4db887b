import { randomUUID } from "node:crypto"
import type { Connection } from "../chat-store/database"
import type { Bus } from "./bus"
import { Listeners } from "./listeners"
import { PostgresListener } from "./postgres-listener"
import { decode, encode } from "./wire"

const channel = "millrace"

// Not flushed to disk: a hint that a crash loses is no loss, and every NOTIFY commits under one lock of the whole server.
const notify = `
  select set_config('synchronous_commit', 'off', true), pg_notify('${channel}', message)
  from unnest($1::text[]) as message`

type Place = {
  connection: Pick<Connection, "query">
  /** Where LISTEN works: the server itself, no transaction pooler. */
  url: string
}

/** Signals as notifications of Postgres: sent through the pool, heard on a connection of their own. */
export function createPostgresBus({ connection, url }: Place): Bus {
  const self = randomUUID()
  const listeners = new Listeners()
  const waiting = new Set<string>()
  let isSending = false

  /** One transaction at a time: what comes meanwhile goes with the next one, the same message once. */
  const flush = async () => {
    isSending = true
    while (waiting.size > 0) {
      const messages = [...waiting]
      waiting.clear()
      try {
        await connection.query(notify, [messages])
      } catch {
        /* lost: whoever depends on them looks by itself */
      }
    }
    isSending = false
  }
  const post = (messages: readonly string[]) => {
    for (const message of messages) waiting.add(message)
    if (!isSending) void flush()
  }

  const listener = new PostgresListener({
    url,
    channel,
    echo: (text) => post([text]),
    onMessage(text) {
      const signal = decode(self, text)
      if (signal) listeners.hear(signal)
    },
    onListening: () => listeners.listening(),
  })
  return {
    send: (signal) => post(encode(self, signal)),
    onSignal: (heard) => listeners.onSignal(heard),
    onListening: (heard) => listeners.onListening(heard),
    get isListening() {
      return listener.isListening
    },
    close: () => listener.close(),
  }
}
