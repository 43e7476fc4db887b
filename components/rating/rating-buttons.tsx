"use client"

import { ThumbsDown, ThumbsUp } from "lucide-react"
import { useTranslations } from "use-intl"
import type { MessageId } from "@/lib/protocol/ids"
import { ratings } from "@/lib/protocol/rating"
import { IconButton } from "../ui/icon-button"
import { useRatings } from "./ratings-context"

const icons = { up: ThumbsUp, down: ThumbsDown }

/** Thumbs for an answer; pressing one again takes it back. */
export function RatingButtons({ messageId }: { messageId: MessageId }) {
  const t = useTranslations("rating")
  const context = useRatings()
  if (!context) return null
  const given = context.ratings[messageId]
  return ratings.map((rating) => {
    const Icon = icons[rating]
    const isGiven = given === rating
    return (
      <IconButton
        key={rating}
        label={t(rating)}
        aria-pressed={isGiven}
        onClick={() => context.rate(messageId, isGiven ? null : rating)}
        className="aria-pressed:text-ink"
      >
        <Icon aria-hidden fill={isGiven ? "currentColor" : "none"} />
      </IconButton>
    )
  })
}
