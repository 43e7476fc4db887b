import { setTimeout as sleep } from "node:timers/promises"
import type { Prompt } from "./prompt.ts"
import { serveCalls } from "./remote.ts"
import { quantile } from "./statistics.ts"
import { Stream, type Window } from "./stream.ts"
import { msBetween, nowInUnits } from "./token.ts"
import { ask, type WireName } from "./wires.ts"

export type Target = { url: string; wire: WireName; cookies: readonly string[] }

export type GroupSpec = Target & {
  group: string
  prompts: readonly Prompt[]
  /** The streams begin evenly over this time. */
  staggerMs: number
  /** What counts for latencies; null counts nothing. */
  window: Window | null
}

export type Report = {
  ttft: { p50: number; p99: number }
  latency: { p50: number; p99: number; tokens: number }
  streams: { key: string; tokens: number; fingerprint: number; failure: string | null; lastAt: number }[]
}

export type ClientCalls = {
  start(spec: GroupSpec): void
  view(argument: { group: string; of: string; each: number; target: Target }): void
  begun(group: string): Promise<void>
  reached(argument: { group: string; tokens: number }): Promise<number>
  ended(argument: { group: string; withinMs: number }): Promise<void>
  stop(argument: { group: string; gapMs: number; target: Target }): Promise<{ key: string; at: number }[]>
  report(group: string): Report
  destroy(group: string): void
}

type Group = { keys: string[]; streams: Stream[]; started: Promise<unknown> }

const groups = new Map<string, Group>()
const nothing: Window = { from: 0, to: 0 }
const cookieOf = ({ cookies }: Target, index: number) => cookies[index % cookies.length] ?? ""

const groupOf = (name: string): Group =>
  groups.get(name) ?? { keys: [], streams: [], started: Promise.resolve() }

serveCalls({
  start({ group, prompts, staggerMs, window, ...target }) {
    const streams: Stream[] = []
    const began = performance.now()
    const started = (async () => {
      for (const [index, prompt] of prompts.entries()) {
        const due = began + (index * staggerMs) / prompts.length
        if (due - performance.now() >= 1) await sleep(due - performance.now())
        const { url, wire } = target
        const call = { url, wire, cookie: cookieOf(target, index), ...ask[wire](prompt) }
        streams.push(new Stream(call, window ?? nothing))
      }
    })()
    groups.set(group, { keys: prompts.map(({ key }) => key), streams, started })
  },

  view({ group, of, each, target }) {
    const { keys } = groupOf(of)
    const calls = keys.flatMap((key, index) =>
      Array.from({ length: each }, () => ({
        ...target,
        cookie: cookieOf(target, index),
        path: `/api/chat/${key}/stream`,
        body: null,
      })),
    )
    const streams = calls.map((call) => new Stream(call, nothing))
    groups.set(group, { keys: calls.map(({ path }) => path), streams, started: Promise.resolve() })
  },

  async begun(group) {
    const { streams, started } = groupOf(group)
    await started
    await Promise.all(streams.map(({ begun }) => begun.promise))
  },

  /** Milliseconds from the beginning of the slowest stream until it had so many tokens. */
  async reached({ group, tokens }) {
    const { streams, started } = groupOf(group)
    await started
    await Promise.all(streams.map((stream) => stream.reached(tokens)))
    return Math.max(...streams.map(({ startedAt, lastAt }) => msBetween(startedAt, lastAt)))
  },

  async ended({ group, withinMs }) {
    const { streams, started } = groupOf(group)
    const all = started.then(() => Promise.all(streams.map(({ ended }) => ended.promise)))
    await Promise.race([all, sleep(withinMs, undefined, { ref: false })])
  },

  async stop({ group, gapMs, target }) {
    const { keys } = groupOf(group)
    const asked: { key: string; at: number }[] = []
    const answers: Promise<unknown>[] = []
    for (const [index, key] of keys.entries()) {
      await sleep(gapMs)
      asked.push({ key, at: nowInUnits() })
      const headers = { origin: target.url, cookie: cookieOf(target, index) }
      answers.push(fetch(`${target.url}/api/chat/${key}/stop`, { method: "POST", headers }))
    }
    await Promise.all(answers)
    return asked
  },

  report(group) {
    const { keys, streams } = groupOf(group)
    const first = streams.map(({ firstTokenMs }) => firstTokenMs ?? Number.POSITIVE_INFINITY)
    const latencies = streams.flatMap((stream) => stream.latencies)
    return {
      ttft: { p50: quantile(first, 0.5), p99: quantile(first, 0.99) },
      latency: {
        p50: quantile(latencies, 0.5),
        p99: quantile(latencies, 0.99),
        tokens: latencies.length,
      },
      streams: streams.map(({ tokens, fingerprint, failure, lastAt }, index) => {
        return { key: keys[index] as string, tokens, fingerprint, failure, lastAt }
      }),
    }
  },

  destroy(group) {
    for (const stream of groupOf(group).streams) stream.destroy()
    groups.delete(group)
  },
} satisfies ClientCalls)
