import { randomUUID } from "node:crypto"
import { Pulse } from "../redis/pulse"
import { anotherConnection, type RedisClient } from "../redis/redis-client"
import type { Bus } from "./bus"
import { Listeners } from "./listeners"
import { decode, encode } from "./wire"

const channel = "millrace"

/** Signals over pub/sub of Redis, heard on a connection of their own. */
export function createRedisBus(client: RedisClient): Bus {
  const self = randomUUID()
  const listeners = new Listeners()
  const subscriber = anotherConnection(client)
  let isSubscribed = false

  const hear = (text: string) => {
    const signal = decode(self, text)
    if (signal) listeners.hear(signal)
  }
  const pulse = new Pulse(subscriber, () => {
    if (isSubscribed) listeners.listening()
  })
  // After a reconnection the client has subscribed again by itself before it is ready.
  subscriber.on("ready", async () => {
    try {
      if (!isSubscribed) await subscriber.subscribe(channel, hear)
    } catch {
      return // the connection was lost again, and will be ready again
    }
    isSubscribed = true
    pulse.isBeating = true
    listeners.listening()
  })
  return {
    send(signal) {
      for (const message of encode(self, signal)) {
        client.publish(channel, message).catch(() => {
          /* lost: whoever depends on it looks by itself */
        })
      }
    },
    onSignal: (heard) => listeners.onSignal(heard),
    onListening: (heard) => listeners.onListening(heard),
    get isListening() {
      return isSubscribed && subscriber.isReady && pulse.isBeating
    },
    close: async () => {
      pulse.stop()
      subscriber.destroy()
    },
  }
}
