"use client"

import { use } from "react"
import type { MessageId } from "@/lib/protocol/ids"
import { lazyPart } from "../lazy/lazy-part"
import { BranchesContext } from "./branches-context"

const VersionSwitch = lazyPart(() => import("./version-switch").then(({ VersionSwitch }) => VersionSwitch))

/** ‹ 2/3 › on a message of which there are several versions. */
export function BranchSwitch({ messageId }: { messageId: MessageId }) {
  const branches = use(BranchesContext)
  const versions = branches?.siblings[messageId]
  return branches && versions ? (
    <VersionSwitch messageId={messageId} versions={versions} {...branches} />
  ) : null
}
