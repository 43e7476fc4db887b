import { Store } from "@/lib/client/store"

/** A part of the page whose code could not be fetched. */
export type MissingPart = {
  retry(): void
  /** Nobody waits for it any more. */
  dismiss(): void
}

/** Those that the reader is told of. */
export const missingParts = new Store<{ parts: readonly MissingPart[] }>({ parts: [] })

export function addMissing(part: MissingPart): void {
  missingParts.patch({ parts: [...missingParts.get().parts, part] })
}

export function removeMissing(part: MissingPart): void {
  missingParts.patch({ parts: missingParts.get().parts.filter((other) => other !== part) })
}
