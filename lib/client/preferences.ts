import type { Preferences } from "../protocol/preferences"
import { Store } from "./store"

type Options = { get(): Promise<Preferences>; put(values: Preferences): Promise<Preferences> }

/** What the user has set, on screen at once and saved in the order it was set in. */
export class PreferenceStore {
  readonly state: Store<Preferences>
  readonly #options: Options
  /** As the server has them. */
  #saved: Preferences
  #saving: Promise<unknown> = Promise.resolve()
  /** Saves on their way. */
  #pending = 0

  constructor(options: Options, initial: Preferences) {
    this.#options = options
    this.#saved = initial
    this.state = new Store(initial)
  }

  /** Takes effect at once. Rejects with `RequestFailed` when it could not be saved, and then it is as it was saved. */
  async set<Key extends keyof Preferences>(key: Key, value: Preferences[Key]): Promise<void> {
    this.state.patch({ [key]: value })
    this.#pending++
    const save = this.#saving.then(() => this.#options.put(this.state.get()))
    this.#saving = save.catch(() => {
      /* told to whoever set it, below */
    })
    try {
      this.#saved = await save
    } catch (error) {
      if (Object.is(this.state.get()[key], value)) this.state.patch({ [key]: this.#saved[key] })
      throw error
    } finally {
      this.#pending--
    }
  }

  /** Something was set in another tab. A server that is away changes nothing. */
  async refresh(): Promise<void> {
    const values = await this.#options.get().catch(() => null)
    if (!values || this.#pending > 0) return
    this.#saved = values
    this.state.patch(values)
  }
}
