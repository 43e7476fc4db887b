import { attachmentMaxBytes } from "../protocol/attachments"
import { RequestFailed } from "./request-failed"

/** Why a file is not even uploaded. */
export type FileProblem = "too-large" | "type" | "empty" | "too-many"
/** Why an upload failed. */
export type UploadProblem = "too-large" | "type" | "no-room" | "lost" | "busy" | "failed"

const passing: ReadonlySet<UploadProblem> = new Set(["lost", "busy", "failed"])

export const mayRetry = (problem: UploadProblem) => passing.has(problem)

/** What is wrong with a file as far as can be told without looking into it; the server looks. */
export function problemOfFile({ size, type }: Pick<File, "size" | "type">): FileProblem | null {
  if (size === 0) return "empty"
  if (size > attachmentMaxBytes) return "too-large"
  return neverAllowed.test(type) ? "type" : null
}

/** Browsers know little of text: whatever is not clearly something else may be some. Windows calls CSV a table of Excel's. */
const neverAllowed =
  /^(audio|font|video)\/|^image\/(?!(png|apng|jpeg|gif|webp|svg\+xml)$)|^application\/(zip|gzip|x-7z|x-tar|x-zip|msword|vnd\.(?!ms-excel$))/

export function problemOf(error: unknown): UploadProblem {
  if (!(error instanceof RequestFailed)) return "failed"
  const { status, reason, code } = error.failure
  // Something before the server may have a limit of its own, and words of its own.
  if (status === 413) return reason === "quota" ? "no-room" : "too-large"
  if (status === 415) return "type"
  if (status === 429) return "busy"
  return code === "unreachable" ? "lost" : "failed"
}
