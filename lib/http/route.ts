import { nanoid } from "nanoid"
import type { z } from "zod"
import { type Access, type AuthMode, refusal, type User } from "../auth/access"
import type { Session } from "../auth/auth"
import { AppError, toResponse } from "../errors"
import type { Payer } from "../limits/payer"
import { log } from "../observe/log"
import { getServer, type Server } from "../server"
import { carriesToken } from "./bearer"
import { check, jsonType, readBody, requireType } from "./read-body"
import { bytesType, type IncomingBytes, readUpload } from "./read-upload"
import { routeOf } from "./route-name"
import { requireKnownHost, requireSameOrigin } from "./same-origin"
import { apiHeaders } from "./security-headers"

/** What is checked before a handler runs. Without `access` it does not compile. */
export type Rule<
  A extends Access = Access,
  Body extends z.ZodType = z.ZodType,
  Query extends z.ZodType = z.ZodType,
  Params extends z.ZodType = z.ZodType,
  Upload extends UploadRule = UploadRule,
> = {
  access: A
  /** Every request counts against the caller's limit, but for what has to work just then: stopping, resuming. */
  limit?: "exempt"
  /** A setting whose value, as a bearer token, stands for the operator. `user` and `session` are null then. */
  bearer?: "METRICS_TOKEN"
  params?: Params
  query?: Query
  /** JSON only, at most this long; a handler without it never reads a body. */
  body?: { schema: Body; maxBytes: number }
  /** Bytes that the handler reads while they arrive, at most this many: `application/octet-stream` and a length. */
  upload?: Upload
}
type UploadRule = { maxBytes: number }

type Context<A extends Access, Body, Query, Params, Upload> = {
  server: Server
  request: Request
  user: A extends "public" ? null : User
  session: A extends "public" ? null : Session
  /** Names the request in the log, and in the response's `X-Request-Id`. */
  requestId: string
  /** Where the request comes from, and whose limits it counts against. */
  address: string
  payer: Payer
  body: Body
  query: Query
  params: Params
  upload: [Upload] extends [never] ? undefined : IncomingBytes
}

type NextContext = { params: Promise<Record<string, string | string[]>> }

/** A handler that Next.js can call, with the rule it was made from. */
export type Handler = ((request: Request, next: NextContext) => Promise<Response>) & { readonly rule: Rule }

/**
 * The only way to write a handler: it checks origin, access, parameters, query and body before the handler sees them, gives a
 * guest session where that is the rule, and turns whatever is thrown into the one JSON error shape.
 */
export function route<
  const A extends Access,
  Body extends z.ZodType = z.ZodNever,
  Query extends z.ZodType = z.ZodNever,
  Params extends z.ZodType = z.ZodNever,
  const Upload extends UploadRule = never,
>(
  rule: Rule<A, Body, Query, Params, Upload>,
  handler: (
    context: Context<A, z.output<Body>, z.output<Query>, z.output<Params>, Upload>,
  ) => Promise<Response>,
): Handler {
  const handle = async (request: Request, next: NextContext, requestId: string): Promise<Response> => {
    let session: Session | null = null
    try {
      const server = await getServer()
      requireKnownHost(request, server.config)
      requireSameOrigin(request, server.config.PUBLIC_URL)
      requireType(request, rule.upload ? bytesType : jsonType)
      const address = server.limits.addressOf(request.headers)
      session = rule.access === "public" ? null : await server.auth.find(request.headers)
      const payer = server.limits.payer(session?.user ?? null, address)
      if (rule.limit !== "exempt") await server.limits.request(payer)
      if (!carriesToken(request, rule.bearer && server.config[rule.bearer]))
        requireAccess(rule.access, session, server.auth.mode)
      const input = await readInput(rule, request, next)
      if (rule.access === "guest" && !session) session = await newGuest(server, address, request)
      const user = session?.user ?? null
      const context = { server, request, requestId, user, session, address, payer, ...input }
      return sealed(await handler(context as never), session?.setCookies)
    } catch (error) {
      report(request, requestId, error)
      if (session?.isNew) await discard(session)
      return sealed(toResponse(error))
    }
  }
  const watched = async (request: Request, next: NextContext): Promise<Response> => {
    const requestId = nanoid()
    const response = await handle(request, next, requestId)
    response.headers.set("x-request-id", requestId)
    await count(request, next, response.status)
    return response
  }
  return Object.assign(watched, { rule: rule as Rule })
}

/** Counts it in the metrics. Does not matter to the one who asked. */
async function count({ method, url }: Request, next: NextContext, status: number): Promise<void> {
  try {
    const { observer } = await getServer()
    const route = routeOf(new URL(url).pathname, await next.params)
    observer.metrics.requests.inc({ method, route, status })
  } catch {
    /* there is no server, which the response says */
  }
}

function requireAccess(access: Access, session: Session | null, mode: AuthMode): void {
  const code = refusal(access, session?.user ?? null, mode)
  if (code === null) return
  throw new AppError(code, code === "forbidden" ? { message: "Only the operator may do this." } : {})
}

async function newGuest(server: Server, address: string, request: Request): Promise<Session> {
  await server.limits.newGuest(address)
  return server.auth.makeGuest(request.headers)
}

async function readInput(rule: Rule, request: Request, next: NextContext) {
  const params = rule.params ? checkParams(rule.params, await next.params) : undefined
  const query = rule.query
    ? check(rule.query, Object.fromEntries(new URL(request.url).searchParams))
    : undefined
  const body = rule.body ? await readBody(request, rule.body.schema, rule.body.maxBytes) : undefined
  const upload = rule.upload ? readUpload(request, rule.upload.maxBytes) : undefined
  return { params, query, body, upload }
}

/** An id that cannot exist is missing, not malformed: foreign, missing and impossible ids look alike. */
function checkParams<T extends z.ZodType>(schema: T, params: Record<string, unknown>): z.output<T> {
  const parsed = schema.safeParse(params)
  if (!parsed.success) throw new AppError("not_found")
  return parsed.data
}

/** A request that was refused leaves no guest behind, and its cookie is never set. */
async function discard(session: Session): Promise<void> {
  try {
    await session.discard()
  } catch {
    /* the store is down; a guest whose session nobody has goes when the session expires */
  }
}

function sealed(response: Response, setCookies: string[] = []): Response {
  for (const cookie of setCookies) response.headers.append("set-cookie", cookie)
  for (const [name, value] of Object.entries(apiHeaders)) {
    if (!response.headers.has(name)) response.headers.set(name, value)
  }
  return response
}

function report(request: Request, requestId: string, error: unknown) {
  if (error instanceof AppError) return
  log.error({ err: error, requestId, path: new URL(request.url).pathname }, "a handler broke")
}
