"use client"

import { useEffect, useRef, useState } from "react"
import { importChats } from "@/lib/client/api"
import { type ImportOutcome, importFile } from "@/lib/client/import-file"
import { readInWorker } from "@/lib/client/read-in-worker"
import { useApp } from "../shell/app-context"

/** Runs one import at a time; leaving the dialog cancels it. */
export function useImport() {
  const { chatList } = useApp()
  /** `total` is null while the file is read. */
  const [progress, setProgress] = useState<{ done: number; total: number | null } | null>(null)
  const [outcome, setOutcome] = useState<ImportOutcome | null>(null)
  const leaving = useRef<AbortController>(null)
  useEffect(() => () => leaving.current?.abort(), [])

  const begin = async (file: File) => {
    leaving.current = new AbortController()
    const { signal } = leaving.current
    setOutcome(null)
    setProgress({ done: 0, total: null })
    const result = await importFile(file, {
      read: readInWorker,
      post: importChats,
      onProgress: setProgress,
      pause,
      signal,
    })
    if (result.imported > 0) void chatList.refresh()
    setProgress(null)
    setOutcome(result)
  }
  return { progress, outcome, begin, cancel: () => leaving.current?.abort() }
}

function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, ms)
    signal.addEventListener("abort", () => {
      clearTimeout(timer)
      resolve()
    })
  })
}
