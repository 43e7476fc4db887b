"use client"

import { createContext, use, useMemo } from "react"
import { useTranslations } from "use-intl"
import type { ChatSession } from "@/lib/client/chat-session"
import { rate } from "@/lib/client/rate"
import type { MessageId } from "@/lib/protocol/ids"
import type { Rating, Ratings } from "@/lib/protocol/rating"
import { toast } from "../ui/toast"

type RatingsValue = { ratings: Ratings; rate(messageId: MessageId, rating: Rating | null): void }

/** Null where answers cannot be rated: outside of a chat of one's own. */
export const RatingsContext = createContext<RatingsValue | null>(null)
export const useRatings = () => use(RatingsContext)

/** The thumbs of this chat's answers. */
export function useSessionRatings(session: ChatSession, ratings: Ratings): RatingsValue {
  const t = useTranslations("rating")
  return useMemo(
    () => ({
      ratings,
      rate: (messageId, rating) =>
        void rate(session, messageId, rating).catch(() => toast.error(t("failed"))),
    }),
    [session, ratings, t],
  )
}
