const prefix = "draft:"

/** The unsent text of each chat, kept in the browser. A browser that keeps nothing (private mode, full) is no error. */
export type DraftStore = { read(key: string): string; write(key: string, text: string): void }

/** `key` is a chat's id, or `new` for the chat that has not begun. */
export function createDraftStore(storage: () => Storage): DraftStore {
  return {
    read(key) {
      try {
        return storage().getItem(prefix + key) ?? ""
      } catch {
        return ""
      }
    },
    write(key, text) {
      try {
        if (text === "") storage().removeItem(prefix + key)
        else storage().setItem(prefix + key, text)
      } catch {
        /* the draft lives as long as the page */
      }
    },
  }
}

export const drafts = createDraftStore(() => window.localStorage)
