"use client"

import { useEffect, useRef, useState } from "react"
import { deleteSomeChats } from "@/lib/client/api"
import { type DeletionOutcome, deleteAllChats } from "@/lib/client/delete-all-chats"
import { useApp } from "../shell/app-context"
import { navigate } from "../shell/navigate"
import { openSettings } from "./address"

/** Deletes all chats; leaving the panel stops it. */
export function useDeleteAll() {
  const { chatList } = useApp()
  /** Null while nothing is being deleted. */
  const [deleted, setDeleted] = useState<number | null>(null)
  const [outcome, setOutcome] = useState<DeletionOutcome | null>(null)
  const leaving = useRef<AbortController>(null)
  useEffect(() => () => leaving.current?.abort(), [])

  const begin = async () => {
    leaving.current = new AbortController()
    setOutcome(null)
    setDeleted(0)
    const { signal } = leaving.current
    const result = await deleteAllChats({ deleteSome: deleteSomeChats, onProgress: setDeleted, signal })
    setDeleted(null)
    setOutcome(result)
    void chatList.refresh()
    // The chat behind the settings is gone too.
    if (result.end !== "done" || signal.aborted) return
    navigate("/")
    openSettings("data")
  }
  return { deleted, outcome, begin, cancel: () => leaving.current?.abort() }
}
