/** The sections of the gallery: each has its address, `/gallery/<name>`, and its component in `sections.ts`. */
export const sectionNames = [
  "writing",
  "attachments",
  "making",
  "endings",
  "failures",
  "thinking",
  "tools",
  "prose",
  "code",
  "math",
  "texts",
  "notices",
  "sidebar",
  "dialogs",
  "sign-in",
  "account",
  "shared",
] as const

export type SectionName = (typeof sectionNames)[number]

/** The windows of the section `dialogs`, each behind a button that opens it. */
export const dialogNames = [
  "palette",
  "shortcuts",
  "rename",
  "share",
  "chat-settings",
  "settings",
  "link",
  "drawer",
] as const

export type DialogName = (typeof dialogNames)[number]
