import type { ComponentType } from "react"
import { OwnAccount, SigningIn } from "./account"
import { Attachments } from "./attachments"
import { Dialogs } from "./dialogs"
import { Endings, Failures } from "./endings"
import { Making } from "./making"
import { Notices } from "./notices"
import type { SectionName } from "./section-names"
import { Shared } from "./shared"
import { Side } from "./side"
import { CodeAndTables, MathAndDiagrams, OtherTexts, Prose } from "./texts"
import { Thinking } from "./thinking"
import { Tools } from "./tools"
import { Writing } from "./writing"

/** The section of each name; a missing one is a type error. */
export const sections: Record<SectionName, ComponentType> = {
  writing: Writing,
  attachments: Attachments,
  making: Making,
  endings: Endings,
  failures: Failures,
  thinking: Thinking,
  tools: Tools,
  prose: Prose,
  code: CodeAndTables,
  math: MathAndDiagrams,
  texts: OtherTexts,
  notices: Notices,
  sidebar: Side,
  dialogs: Dialogs,
  "sign-in": SigningIn,
  account: OwnAccount,
  shared: Shared,
}
