import { AppError } from "../errors"

export type LimitReason =
  | "requests"
  | "answers"
  | "tokens"
  | "streams"
  | "guests"
  | "sign-in"
  | "sign-up"
  | "mail"

const sentences: Record<LimitReason, string> = {
  requests: "Too many requests.",
  answers: "Too many answers are being made at once.",
  tokens: "The tokens of this day are used up.",
  streams: "Too many streams are open at once.",
  guests: "Too many new guests from this address.",
  "sign-in": "Too many tries to sign in.",
  "sign-up": "Too many new accounts from this address.",
  mail: "Too many mails were asked for.",
}

/** The one way to say no: what was too much, and how long to wait. */
export function tooMany(reason: LimitReason, retryAfterS: number): AppError {
  const message = `${sentences[reason]} Try again in ${retryAfterS} s.`
  return new AppError("too_many_requests", { message, reason, retryAfterS })
}
