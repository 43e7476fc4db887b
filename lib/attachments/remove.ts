import { findGivenUp, forgetAttachment, giveUpOrphans, giveUpUnsent } from "../chat-store/attachment-removal"
import type { Database } from "../chat-store/database"
import { log } from "../observe/log"
import type { AttachmentId, UserId } from "../protocol/ids"
import type { ByteStore } from "./byte-store"

export type AttachmentDeps = {
  db: Database
  /** The bytes of attachments. */
  files: ByteStore
}

const atOnce = 20

/** Removes the user's attachment that was not sent yet. Throws `not_found` for any other. */
export async function removeUnsent(deps: AttachmentDeps, id: AttachmentId, userId: UserId): Promise<void> {
  await giveUpUnsent(deps.db, id, userId)
  await removeNow(deps, id)
}

/** Removes what nobody can see any more; where that fails, the sweep does it later. */
export async function removeNow(deps: AttachmentDeps, id: AttachmentId): Promise<void> {
  try {
    await remove(deps, id)
  } catch (error) {
    log.warn({ err: error, id }, "an attachment is left to the sweep")
  }
}

/** The bytes first: a row that is left leads to them again. */
async function remove({ db, files }: AttachmentDeps, id: AttachmentId): Promise<void> {
  await files.delete(id)
  await forgetAttachment(db, id)
}

/** Removes what has lost its chat or its user, and what was not sent within a day. */
export async function sweepAttachments(deps: AttachmentDeps): Promise<void> {
  await giveUpOrphans(deps.db)
  let ids = await findGivenUp(deps.db, atOnce)
  while (ids.length > 0) {
    await Promise.all(ids.map((id) => remove(deps, id)))
    ids = await findGivenUp(deps.db, atOnce)
  }
}

/** The same for whoever does not wait for it; what fails is left to the hourly sweep. */
export function sweepSoon(deps: AttachmentDeps): void {
  sweepAttachments(deps).catch((error) => log.warn({ err: error }, "attachments are left to the next sweep"))
}
