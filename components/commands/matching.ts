import { type CommandName, slashWords } from "./command-names"

/** The commands whose title has these words, or whose slash word begins with them; all of them for an empty query. */
export function matching(
  names: readonly CommandName[],
  query: string,
  titleOf: (name: CommandName) => string,
): CommandName[] {
  const wanted = query.trim().toLowerCase()
  const byWord = names.filter((name) => slashWords[name].startsWith(wanted))
  const byTitle = names.filter((name) => titleOf(name).toLowerCase().includes(wanted))
  return [...new Set([...byWord, ...byTitle])]
}
