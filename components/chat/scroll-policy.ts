/** A scrolling frame: how far it is scrolled, how high its content and its window are, all in CSS pixels. */
export type Frame = { top: number; height: number; view: number }

const endPx = 24

export function isAtEnd({ top, height, view }: Frame): boolean {
  return height - top - view <= endPx
}

/**
 * Whether the end is to be kept in view after a scroll. Reaching the end begins it, the reader's moving up ends it; content
 * that grows or shrinks, and what the frame does by itself because of that, changes nothing.
 */
export function nextFollowing(following: boolean, before: Frame, now: Frame): boolean {
  if (isAtEnd(now)) return true
  const movedUp = now.top < before.top - 1
  const shrank = now.height < before.height || now.view > before.view
  return following && !(movedUp && !shrank)
}
