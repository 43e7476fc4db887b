import { notFound } from "next/navigation"
import { StoredChatScreen } from "@/components/chat/stored-chat-screen"
import { initialChat } from "@/lib/initial-data"

export default async function ChatPage({ params }: { params: Promise<{ id: string }> }) {
  const chat = await initialChat((await params).id)
  if (!chat) notFound()
  return <StoredChatScreen initial={chat} />
}
