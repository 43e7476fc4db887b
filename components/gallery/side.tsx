"use client"

import { AppProvider } from "../shell/app-context"
import { useHydrated } from "../shell/use-hydrated"
import { Sidebar } from "../sidebar/sidebar"
import { models } from "./models"
import { asSet } from "./preferences"
import { Specimen } from "./specimen"

const nothing = () => {}
const nobody = {
  session: false,
  account: "account",
  isOperator: false,
  models,
  suggestions: [],
  ...asSet,
} as const

/** The reader's chats. */
export function Side() {
  // The server tells the days of the chats from its own clock, screenshots from theirs.
  if (!useHydrated()) return null
  return (
    <>
      <Specimen name="sidebar">
        <Frame>
          <Sidebar onClose={nothing} />
        </Frame>
      </Specimen>
      <Specimen name="sidebar, no chats yet">
        <AppProvider data={{ ...nobody, chats: { chats: [], next: null } }}>
          <Frame>
            <Sidebar onClose={nothing} />
          </Frame>
        </AppProvider>
      </Specimen>
    </>
  )
}

function Frame({ children }: { children: React.ReactNode }) {
  return <div className="h-160 w-68 max-w-full border border-line bg-sidebar">{children}</div>
}
