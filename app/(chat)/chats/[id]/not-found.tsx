import { NewChatScreen } from "@/components/chat/new-chat-screen"

/** Still the chat screen, because going to another chat from here asks the server for no page. */
export default function ChatIsMissing() {
  return <NewChatScreen missing />
}
