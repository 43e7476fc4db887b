"use client"

import { type ComponentType, type FunctionComponent, lazy, type ReactNode, Suspense } from "react"
import { PartBoundary, PartMissing } from "./part-boundary"

type Closing = { open?: boolean; onOpenChange?(open: boolean): void; onClose?(): void }

type Options = {
  /** Nobody asked for the part: without it the page is as good. */
  quiet?: boolean
}

/**
 * A component whose code is fetched when it is first shown; `fallback` stands there until then, and while the code cannot be
 * had. In that case a notice offers to try again, unless the part is `quiet`. The one way to load a component late.
 */
export function lazyPart<P extends object>(
  load: () => Promise<ComponentType<P>>,
  { quiet = false }: Options = {},
): FunctionComponent<P & { fallback?: ReactNode }> {
  const attempt = () =>
    lazy(async () => {
      try {
        return { default: await load() }
      } catch (cause) {
        throw new PartMissing("A part of the page could not be fetched.", { cause })
      }
    }) as unknown as ComponentType<P>
  let Part = attempt()
  // biome-ignore lint/correctness/noComponentHookFactories: called once a module, not while something is rendered
  return function LazyPart({ fallback = null, ...props }: P & { fallback?: ReactNode }) {
    const { open, onOpenChange, onClose } = props as Closing
    return (
      <PartBoundary
        quiet={quiet}
        open={open}
        fallback={fallback}
        onMissing={() => {
          // An attempt that failed stays failed.
          Part = attempt()
        }}
        onDismiss={() => {
          onOpenChange?.(false)
          onClose?.()
        }}
        render={() => (
          <Suspense fallback={fallback}>
            <Part {...(props as unknown as P)} />
          </Suspense>
        )}
      />
    )
  }
}
