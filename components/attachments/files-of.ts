/** The files that a paste or a drop brings; folders are left out. Empty where it brings something else. */
export function filesOf(data: DataTransfer): File[] {
  return [...data.items].flatMap((item) => {
    if (item.kind !== "file" || item.webkitGetAsEntry()?.isDirectory) return []
    return item.getAsFile() ?? []
  })
}

/** Word processors put a picture of the text beside the text. */
export function isRichText({ types }: DataTransfer): boolean {
  return types.includes("text/plain") && (types.includes("text/html") || types.includes("text/rtf"))
}

/** Whether what is dragged over the page are files. */
export const hasFiles = ({ types }: DataTransfer): boolean => types.includes("Files")
