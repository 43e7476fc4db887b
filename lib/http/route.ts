import type { z } from "zod"
import { AppError, toResponse } from "../errors"
import { log } from "../observe/log"
import type { UserId } from "../protocol/ids"
import { getServer, type Server } from "../server"
import { check, readBody } from "./read-body"
import { requireSameOrigin } from "./same-origin"

/** Who may call: anyone, or whoever has a session; `guest` gives a session to a caller without one. */
type Access = "public" | "guest"

type Rule<Body extends z.ZodType, Query extends z.ZodType, Params extends z.ZodType> = {
  access: Access
  params?: Params
  query?: Query
  body?: { schema: Body; maxBytes: number }
}

type Context<A extends Access, Body, Query, Params> = {
  server: Server
  request: Request
  user: A extends "guest" ? { id: UserId } : null
  body: Body
  query: Query
  params: Params
}

type NextContext = { params: Promise<Record<string, string>> }

/**
 * The only way to write a handler: it checks origin, access, parameters, query and body before the handler sees them, gives a
 * guest session where that is the rule, and turns whatever is thrown into the one JSON error shape.
 */
export function route<
  A extends Access,
  Body extends z.ZodType = z.ZodNever,
  Query extends z.ZodType = z.ZodNever,
  Params extends z.ZodType = z.ZodNever,
>(
  rule: Rule<Body, Query, Params> & { access: A },
  handler: (context: Context<A, z.output<Body>, z.output<Query>, z.output<Params>>) => Promise<Response>,
) {
  return async (request: Request, next: NextContext): Promise<Response> => {
    try {
      const server = await getServer()
      requireSameOrigin(request, server.config.PUBLIC_URL)
      const params = rule.params ? checkParams(rule.params, await next.params) : undefined
      const query = rule.query
        ? check(rule.query, Object.fromEntries(new URL(request.url).searchParams))
        : undefined
      const body = rule.body ? await readBody(request, rule.body.schema, rule.body.maxBytes) : undefined
      const session = rule.access === "guest" ? await server.auth.session(request.headers) : null
      const context = { server, request, user: session?.user ?? null, params, query, body }
      return withCookies(await handler(context as never), session?.setCookies ?? [])
    } catch (error) {
      if (!(error instanceof AppError))
        log.error({ err: error, path: new URL(request.url).pathname }, "a handler broke")
      return toResponse(error)
    }
  }
}

/** An id that cannot exist is missing, not malformed: foreign, missing and impossible ids look alike. */
function checkParams<T extends z.ZodType>(schema: T, params: Record<string, string>): z.output<T> {
  const parsed = schema.safeParse(params)
  if (!parsed.success) throw new AppError("not_found")
  return parsed.data
}

function withCookies(response: Response, cookies: string[]): Response {
  for (const cookie of cookies) response.headers.append("set-cookie", cookie)
  return response
}
