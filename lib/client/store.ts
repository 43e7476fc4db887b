/** A value that React reads with `useSyncExternalStore(store.subscribe, store.get, store.get)`. */
export class Store<T extends object> {
  #value: T
  readonly #listeners = new Set<() => void>()

  constructor(value: T) {
    this.#value = value
  }

  readonly get = (): T => this.#value

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  /** Tells the listeners only when something changed. */
  patch(change: Partial<T>): void {
    const keys = Object.keys(change) as (keyof T)[]
    if (keys.every((key) => Object.is(this.#value[key], change[key]))) return
    this.#value = { ...this.#value, ...change }
    for (const listener of [...this.#listeners]) listener()
  }
}
