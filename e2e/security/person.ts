type Call = { method?: string; body?: unknown; headers?: Record<string, string>; signal?: AbortSignal }

/** Somebody who speaks to the app over HTTP and keeps its cookies. Sends the `Origin` of the app's own pages unless told otherwise. */
export class Person {
  readonly #url: string
  #cookies = new Map<string, string>()

  private constructor(url: string) {
    this.#url = url
  }

  /** Without a session. */
  static nobody(url: string): Person {
    return new Person(url)
  }

  static async guest(url: string): Promise<Person> {
    const person = new Person(url)
    await person.call("/api/session")
    return person
  }

  /** With a new account. */
  static async account(url: string, email = `${crypto.randomUUID()}@example.org`): Promise<Person> {
    return Person.#by(url, "/api/auth/sign-up/email", { email, name: "Somebody", password })
  }

  /** With a new session of an account. */
  static async signedIn(url: string, email: string): Promise<Person> {
    return Person.#by(url, "/api/auth/sign-in/email", { email, password })
  }

  static async #by(url: string, path: string, body: object): Promise<Person> {
    const person = new Person(url)
    const answer = await person.call(path, { method: "POST", body })
    if (!answer.ok) throw new Error(`${answer.status} ${await answer.text()}`)
    return person
  }

  /** The same person, speaking to another instance. */
  at(url: string): Person {
    const person = new Person(url)
    person.#cookies = this.#cookies
    return person
  }

  get cookie(): string {
    return [...this.#cookies].map(([name, value]) => `${name}=${value}`).join("; ")
  }

  async call(path: string, { method = "GET", body, headers = {}, signal }: Call = {}): Promise<Response> {
    const json: Record<string, string> = body === undefined ? {} : { "content-type": "application/json" }
    const answer = await fetch(this.#url + path, {
      method,
      headers: { cookie: this.cookie, origin: this.#url, ...json, ...headers },
      body: body === undefined ? undefined : JSON.stringify(body),
      redirect: "manual",
      signal,
    })
    for (const line of answer.headers.getSetCookie()) this.#keep(line)
    return answer
  }

  /** Asks in a new chat and resolves with its id when the answer has ended. */
  async chat(text = "Hello"): Promise<string> {
    const id = crypto.randomUUID()
    await (await this.ask(id, text)).text()
    return id
  }

  /** Attaches a file and resolves with its id. */
  async attach(name: string, content: string | Uint8Array<ArrayBuffer>): Promise<string> {
    const answer = await this.upload(name, content)
    if (!answer.ok) throw new Error(`${answer.status} ${await answer.text()}`)
    return (await answer.json()).id
  }

  upload(name: string, content: string | Uint8Array<ArrayBuffer>): Promise<Response> {
    return fetch(`${this.#url}/api/attachments?${new URLSearchParams({ name })}`, {
      method: "POST",
      headers: { cookie: this.cookie, origin: this.#url, "content-type": "application/octet-stream" },
      body: content,
    })
  }

  async ask(id: string, text: string): Promise<Response> {
    const message = { id: crypto.randomUUID(), role: "user", parts: [{ type: "text", text }] }
    const answer = await this.call("/api/chat", {
      method: "POST",
      body: { id, trigger: "submit-message", message },
    })
    if (!answer.ok) throw new Error(`${answer.status} ${await answer.text()}`)
    return answer
  }

  #keep(line: string): void {
    const [pair = "", ...attributes] = line.split(";").map((part) => part.trim())
    const at = pair.indexOf("=")
    if (attributes.some((one) => /^max-age=0$/i.test(one))) this.#cookies.delete(pair.slice(0, at))
    else this.#cookies.set(pair.slice(0, at), pair.slice(at + 1))
  }
}

export const password = "a password for these tests"
