import type { ExternalToast, toast as sonner } from "sonner"

const { promise: toaster, resolve: onToaster } = Promise.withResolvers<typeof sonner>()
let summon = () => {}

/** Shows a short message. The code for it is loaded when the first one is shown. */
export const toast = {
  show: (text: string, options?: ExternalToast) => withToaster((sonner) => sonner(text, options)),
  success: (text: string) => withToaster((sonner) => sonner.success(text)),
  error: (text: string) => withToaster((sonner) => sonner.error(text)),
  dismiss: (id: string) => withToaster((sonner) => sonner.dismiss(id)),
}

/** For the component that shows toasts: called when the first one is wanted. */
export function onFirstToast(listener: () => void): void {
  summon = listener
}

/** For the component that shows toasts: it is there. */
export const toasterIsThere = onToaster

function withToaster(action: (sonner: typeof import("sonner").toast) => void): void {
  summon()
  void toaster.then(action)
}
