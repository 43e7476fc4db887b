import { Client } from "pg"
import type { Bench } from "../bench.ts"
import type { Running } from "../contestant.ts"
import { median } from "../statistics.ts"

export type LargeAccount = {
  /** Milliseconds of database time a send takes, in a chat of 2 and of 502 messages. */
  sendShortMs: number
  sendLongMs: number
  /** Milliseconds until the first page of the sidebar is there, for a user with 10 and with 10 000 chats. */
  sidebarFewMs: number
  sidebarManyMs: number
}

/** What a long chat and many chats cost. Reads the time from Postgres's own statistics, so it is measured there. */
export async function measureLargeAccount(bench: Bench, running: Running): Promise<LargeAccount> {
  const client = new Client({ connectionString: running.databaseUrl })
  await client.connect()
  try {
    await client.query("create extension if not exists pg_stat_statements")
    const cookie = running.target.cookies[0] as string
    const target = { ...running.target, cookies: [cookie] }
    const userId = await userOf(target.url, cookie)
    const chat = await anyChat(client, userId)
    const send = () => databaseMsOfSend(bench, { ...running, target }, client, chat)
    await send()
    const sendShortMs = await send()
    await lengthen(client, chat)
    await send()
    const sendLongMs = await send()
    await client.query("delete from chats where user_id = $1 and id <> $2", [userId, chat])
    await addChats(client, userId, 9)
    const sidebarFewMs = await sidebarMs(target.url, cookie)
    await addChats(client, userId, 9_990)
    await client.query("analyze")
    return { sendShortMs, sendLongMs, sidebarFewMs, sidebarManyMs: await sidebarMs(target.url, cookie) }
  } finally {
    await client.end()
  }
}

async function userOf(url: string, cookie: string): Promise<string> {
  const answer = await fetch(`${url}/api/session`, { headers: { cookie } })
  return ((await answer.json()) as { userId: string }).userId
}

async function anyChat(client: Client, userId: string): Promise<string> {
  const { rows } = await client.query("select id from chats where user_id = $1 limit 1", [userId])
  return (rows[0] as { id: string }).id
}

async function databaseMsOfSend(
  bench: Bench,
  { target }: Running,
  client: Client,
  chat: string,
): Promise<number> {
  const total = async () => {
    const sum =
      "select sum(total_exec_time + total_plan_time) as ms from pg_stat_statements where query !~ 'pg_stat'"
    const { rows } = await client.query(sum)
    return Number((rows[0] as { ms: string }).ms)
  }
  const before = await total()
  const prompt = { key: chat, tokens: 1, perSecond: 50, burst: 0 }
  await bench.client.call("start", {
    ...target,
    group: "send",
    prompts: [prompt],
    staggerMs: 0,
    window: null,
  })
  await bench.client.call("ended", { group: "send", withinMs: 10_000 })
  return (await total()) - before
}

/** 500 more messages of 400 characters in the chat's branch. */
async function lengthen(client: Client, chat: string): Promise<void> {
  await client.query(
    `insert into messages (id, chat_id, parent_id, role, parts, search_text)
     select 'long-message-' || n, $1, case when n > 1 then 'long-message-' || n - 1 end,
       case when n % 2 = 1 then 'user' else 'assistant' end,
       json_build_array(json_build_object('type', 'text', 'text', repeat('word ', 80)))::text, ''
     from generate_series(1, 500) as n`,
    [chat],
  )
  await client.query("update chats set active_leaf_id = 'long-message-500' where id = $1", [chat])
}

async function addChats(client: Client, userId: string, count: number): Promise<void> {
  await client.query(
    `insert into chats (id, user_id, title, updated_at)
     select gen_random_uuid()::text, $1, 'Chat ' || n, now() - n * interval '1 minute'
     from generate_series(1, $2::int) as n`,
    [userId, count],
  )
}

async function sidebarMs(url: string, cookie: string): Promise<number> {
  const times: number[] = []
  for (let turn = 0; turn < 21; turn++) {
    const began = performance.now()
    await (await fetch(`${url}/api/chats`, { headers: { cookie } })).text()
    times.push(performance.now() - began)
  }
  return median(times)
}
