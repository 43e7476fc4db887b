import type { Metadata } from "next"
import { notFound } from "next/navigation"
import { cache } from "react"
import { SharedConversation } from "@/components/share/shared-conversation"
import { openShare } from "@/lib/chat-store/shares"
import { pageWords } from "@/lib/i18n/words"
import { shareToken } from "@/lib/protocol/share"
import { getServer } from "@/lib/server"

type Props = { params: Promise<{ token: string }> }

/** Asked for by the page and by its title: one query. */
const findShared = cache(async (token: string) => {
  if (!shareToken.safeParse(token).success) return null
  return openShare((await getServer()).db, token)
})

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const [shared, t] = [await findShared((await params).token), await pageWords()]
  return { title: shared?.title ?? t("share.gone"), robots: { index: false, follow: false, noarchive: true } }
}

/** What a link shows, to whoever has it; no session is needed and none is made. */
export default async function SharePage({ params }: Props) {
  const shared = await findShared((await params).token)
  if (!shared) notFound()
  return <SharedConversation chat={shared} />
}
