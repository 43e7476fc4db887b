let session: Promise<void> | null = null

/** Tells what the page knows from its cookies; without one, the first call fetches a session and all others wait for it. */
export function announceSession({ present }: { present: boolean }): void {
  if (present) session = Promise.resolve()
}

/** Resolves when this browser has a session. Never rejects: a server that is away is noticed by the call that follows. */
export function ensureSession(): Promise<void> {
  session ??= fetch("/api/session", { cache: "no-store" }).then(
    (response) => {
      if (!response.ok) session = null
    },
    () => {
      session = null
    },
  )
  return session
}
