/** A keyboard shortcut such as `⌘⇧O`. */
export function Keys({ keys }: { keys: string }) {
  return <kbd className="font-sans text-[0.6875rem] opacity-70">{keys}</kbd>
}
