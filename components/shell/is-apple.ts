"use client"

import { useHydrated } from "./use-hydrated"

/** Whether this keyboard has a Command key, as far as the browser tells. */
export function isApple(): boolean {
  return /Mac|iPhone|iPad/.test(navigator.userAgent)
}

/** `isApple`, false until the browser can be asked. */
export function useIsApple(): boolean {
  return useHydrated() && isApple()
}
