"use client"

import { ConnectionBanner } from "../chat/connection-banner"
import { LoadState } from "../chat/load-state"
import { SendProblem } from "../chat/send-problem"
import { MissingPartBox } from "../lazy/missing-part-notice"
import { Button } from "../ui/button"
import { toast } from "../ui/toast"
import { Specimen } from "./specimen"

const nothing = () => {}

/** What tells that something is on its way, or is not. */
export function Notices() {
  return (
    <>
      <Specimen name="reconnecting">
        <ConnectionBanner connection={{ kind: "reconnecting", attempt: 2, of: 6 }} onReconnect={nothing} />
      </Specimen>
      <Specimen name="offline">
        <ConnectionBanner connection={{ kind: "offline" }} onReconnect={nothing} />
      </Specimen>
      <Specimen name="send problem">
        <SendProblem
          failure={{ code: "too_many_requests", status: 429, message: "", retryAfterS: 12 }}
          onDismiss={nothing}
        />
      </Specimen>
      <Specimen name="loading">
        <LoadState loading="loading" onRetry={nothing} />
      </Specimen>
      <Specimen name="loading failed">
        <LoadState loading="failed" onRetry={nothing} />
      </Specimen>
      <Specimen name="a part is missing">
        <MissingPartBox onRetry={nothing} onDismiss={nothing} />
      </Specimen>
      <Specimen name="toasts">
        <div className="flex flex-wrap gap-2">
          <Button onClick={() => toast.success("Answer copied")}>Say that it worked</Button>
          <Button onClick={() => toast.error("That could not be saved.")}>Say that it failed</Button>
        </div>
      </Specimen>
    </>
  )
}
