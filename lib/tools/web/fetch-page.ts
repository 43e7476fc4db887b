import type { IncomingMessage } from "node:http"
import { ToolError } from "../tool-error"
import { type Network, pageAddress, publicAddresses } from "./page-address"
import { pageText } from "./page-text"
import { pinnedRequest } from "./pinned-request"
import { readBody } from "./read-body"

const maxBytes = 2 * 1024 * 1024
const maxTextLength = 20_000
const maxRedirects = 3

export type Page = { url: string; title?: string; text: string; truncated: boolean }

/**
 * A page of the public web as text. Follows redirects within a site only: each hop is checked like the first, and one to
 * another host is told to the model, whose next call the user is asked about. Rejects with a `ToolError` in a sentence.
 */
export async function fetchPage(address: string, network: Network, signal?: AbortSignal): Promise<Page> {
  let url = pageAddress(address, network)
  for (let hop = 0; hop <= maxRedirects; hop++) {
    const response = await ask(url, network, signal)
    const location = redirectOf(response, url)
    if (!location) return readPage(url, response)
    response.destroy()
    if (siteOf(location) !== siteOf(url)) throw new ToolError(`The page has moved to ${location.href}`)
    url = pageAddress(location.href, network)
  }
  throw new ToolError("The site redirects in circles.")
}

async function ask(url: URL, network: Network, signal: AbortSignal | undefined): Promise<IncomingMessage> {
  const addresses = await publicAddresses(url.hostname, network)
  try {
    return await pinnedRequest(url, { addresses, signal })
  } catch (cause) {
    throw new ToolError(`The host ${url.host} did not answer.`, { cause })
  }
}

function redirectOf({ statusCode = 0, headers }: IncomingMessage, from: URL): URL | null {
  if (![301, 302, 303, 307, 308].includes(statusCode) || headers.location === undefined) return null
  return URL.parse(headers.location, from)
}

const siteOf = ({ hostname }: URL) => hostname.replace(/^www\./, "")

async function readPage(url: URL, response: IncomingMessage): Promise<Page> {
  const { mediaType, charset } = contentType(response)
  try {
    if (response.statusCode !== 200)
      throw new ToolError(`The site answered with status ${response.statusCode}.`)
    if (!isText(mediaType))
      throw new ToolError(`This is not a page of text but ${mediaType || "of no known kind"}.`)
    const { body, truncated } = await readBody(response, maxBytes)
    const source = decode(body, charset ?? metaCharset(body))
    const { title, text } = /html/.test(mediaType)
      ? await pageText(source, maxTextLength)
      : { title: "", text: source }
    return {
      url: url.href,
      ...(title ? { title } : {}),
      text: text.slice(0, maxTextLength).toWellFormed(),
      truncated: truncated || text.length > maxTextLength,
    }
  } catch (cause) {
    response.destroy()
    throw cause instanceof ToolError
      ? cause
      : new ToolError("The page broke off while it was read.", { cause })
  }
}

function contentType({ headers }: IncomingMessage) {
  const [type = "", ...parameters] = (headers["content-type"] ?? "").slice(0, 200).toLowerCase().split(";")
  const charset = parameters.join(";").match(/charset="?([\w-]+)/)?.[1]
  return { mediaType: type.trim(), charset }
}

const isText = (mediaType: string) => /^text\/|^application\/([\w.-]+\+)?(json|xml)$/.test(mediaType)

const metaCharset = (body: Buffer) =>
  body
    .subarray(0, 1024)
    .toString("latin1")
    .match(/<meta[^>]{0,200}charset=["']?([\w-]+)/i)?.[1]

function decode(body: Buffer, charset = "utf-8"): string {
  try {
    return new TextDecoder(charset).decode(body)
  } catch {
    /* a charset that nobody knows: its letters are mostly right in this one */
    return new TextDecoder().decode(body)
  }
}
