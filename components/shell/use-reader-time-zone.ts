import { useSyncExternalStore } from "react"

const never = () => () => {}
const ofBrowser = () => Intl.DateTimeFormat().resolvedOptions().timeZone

/** The time zone that dates are told in: the reader's own, which the server does not know and renders as UTC. */
export const useReaderTimeZone = (): string => useSyncExternalStore(never, ofBrowser, () => "UTC")
