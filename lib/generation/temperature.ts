import { eq } from "drizzle-orm"
import type { Database } from "../chat-store/database"
import { chats } from "../chat-store/schema"
import type { ChatId } from "../protocol/ids"

/** The chat's own sampling temperature; undefined where the provider's own counts. */
export async function loadTemperature(db: Database, chatId: ChatId): Promise<number | undefined> {
  const [chat] = await db.select({ temperature: chats.temperature }).from(chats).where(eq(chats.id, chatId))
  return chat?.temperature ?? undefined
}
