import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http"
import type { AddressInfo } from "node:net"
import { buffer } from "node:stream/consumers"

/** For tests: a bucket that keeps objects in memory, and takes only requests that are signed as S3's are. */
export class StubBucket {
  readonly objects = new Map<string, Buffer>()
  readonly #server: Server
  readonly #refuse: string | null

  private constructor(refuse: string | null) {
    this.#refuse = refuse
    this.#server = createServer((request, response) => {
      this.#answer(request, response).catch(() => response.destroy())
    })
  }

  /** `refuse`: the body of a 403 that everything gets. */
  static async start({ refuse = null }: { refuse?: string | null } = {}): Promise<StubBucket> {
    const bucket = new StubBucket(refuse)
    await new Promise<void>((resolve) => bucket.#server.listen(0, "127.0.0.1", resolve))
    return bucket
  }

  get url(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`
  }

  async close(): Promise<void> {
    const closed = new Promise((resolve) => this.#server.close(resolve))
    this.#server.closeAllConnections()
    await closed
  }

  async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const key = request.url ?? ""
    if (this.#refuse !== null || !isSigned(request)) return void response.writeHead(403).end(this.#refuse)
    if (request.method === "PUT") {
      // S3 does not take a body of unknown length; one that breaks off rejects here.
      if (request.headers["content-length"] === undefined) return void response.writeHead(411).end()
      this.objects.set(key, await buffer(request))
      return void response.end()
    }
    const object = this.objects.get(key)
    if (request.method === "DELETE") this.objects.delete(key)
    response.writeHead(request.method === "DELETE" ? 204 : object ? 200 : 404)
    response.end(request.method === "GET" ? object : undefined)
  }
}

function isSigned({ headers, url = "" }: IncomingMessage): boolean {
  const pattern =
    /^AWS4-HMAC-SHA256 Credential=key-id\/\d{8}\/us-east-1\/s3\/aws4_request, SignedHeaders=[\w;-]+, Signature=[0-9a-f]{64}$/
  return (
    pattern.test(headers.authorization ?? "") &&
    headers["x-amz-content-sha256"] === "UNSIGNED-PAYLOAD" &&
    url.startsWith("/mill/attachments/")
  )
}
