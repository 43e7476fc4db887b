"use client"

import { draftUploads } from "@/lib/client/draft-uploads"
import type { Uploads, UploadsState } from "@/lib/client/uploads"
import { useStore } from "@/lib/client/use-store"

/** The files beside the draft of a chat, followed; `key` is the chat's id, or `new`. */
export function useUploads(key: string): { files: Uploads } & UploadsState {
  const files = draftUploads(key)
  return { files, ...useStore(files.state) }
}
