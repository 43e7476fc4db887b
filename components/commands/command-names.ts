/**
 * Every command of the app, in the order of the lists that show them, and the word that is typed behind a slash for it: the same
 * in every language.
 */
export const slashWords = {
  newChat: "new",
  temporary: "temporary",
  palette: "search",
  model: "model",
  instructions: "instructions",
  share: "share",
  copyAnswer: "copy",
  exportMarkdown: "export",
  exportJson: "json",
  rename: "rename",
  pin: "pin",
  unpin: "unpin",
  delete: "delete",
  stop: "stop",
  settings: "settings",
  sheet: "shortcuts",
  light: "light",
  dark: "dark",
  system: "system",
} as const

export type CommandName = keyof typeof slashWords

export const commandNames = Object.keys(slashWords) as CommandName[]
