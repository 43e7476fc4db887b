import { reserveAttachment, settleAttachment } from "../chat-store/attachments"
import type { Config } from "../config"
import { AppError } from "../errors"
import { log } from "../observe/log"
import type { AttachmentInfo } from "../protocol/attachments"
import { newAttachmentId, type UserId } from "../protocol/ids"
import { type AttachmentDeps, removeNow } from "./remove"
import { Sniffer } from "./sniff"

type Deps = AttachmentDeps & { config: Pick<Config, "ATTACHMENTS_MB_PER_USER"> }
type Upload = { userId: UserId; name: string; body: AsyncIterable<Uint8Array>; bytes: number }

/**
 * Stores a file while it arrives. Throws `too_large` (reason `quota`), `unsupported_media_type`, `storage_unavailable`; then
 * nothing of it is kept.
 */
export async function receiveAttachment(
  deps: Deps,
  { userId, name, body, bytes }: Upload,
): Promise<AttachmentInfo> {
  const id = newAttachmentId()
  const megabytes = deps.config.ATTACHMENTS_MB_PER_USER
  const quotaBytes = megabytes === 0 ? null : megabytes * 1024 * 1024
  await reserveAttachment(deps.db, { id, userId, name, bytes, quotaBytes })
  const sniffer = new Sniffer()
  try {
    await deps.files.put(id, sniffer.pass(body), bytes)
    await settleAttachment(deps.db, id, sniffer.mediaType)
  } catch (error) {
    await removeNow(deps, id)
    const refusal = refusalOf(error)
    // The store failed, or the client left: of neither does the client read more.
    if (refusal.code === "storage_unavailable") log.warn({ err: error, id }, "an upload was not stored")
    throw refusal
  }
  return { id, name, mediaType: sniffer.mediaType, bytes }
}

/** Some drivers hide what the body threw behind an error of their own. */
function refusalOf(error: unknown): AppError {
  for (let cause = error; cause instanceof Error; cause = cause.cause)
    if (cause instanceof AppError) return cause
  return new AppError("storage_unavailable", { message: "The file could not be stored.", cause: error })
}
