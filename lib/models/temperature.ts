import type { LanguageModelV4CallOptions } from "@ai-sdk/provider"
import type { UpstreamFailure } from "./upstream-failure"

/** OpenAI's reasoning models answer a request that has a temperature with status 400. */
const fixed = /(^|\/)(o[134](-|$)|gpt-[5-9](?!.*chat))/

/** Whether a model is known to take no temperature, by the provider's name for it. */
export function hasFixedTemperature(model: string | null): boolean {
  return model !== null && fixed.test(model)
}

/** Whether this upstream, of which that was not known, refused a request because of its temperature. */
export function refusesTemperature(failure: UpstreamFailure): boolean {
  if (failure.kind !== "status" || (failure.status !== 400 && failure.status !== 422)) return false
  // The closed codes (`unsupported_value`) do not name the parameter everywhere; the message does.
  return /temperature/i.test(failure.error.message)
}

export function withoutTemperature(call: LanguageModelV4CallOptions): LanguageModelV4CallOptions {
  return { ...call, temperature: undefined }
}
