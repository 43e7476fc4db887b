import { lazy } from "react"

export const LazyModelMenu = lazy(() =>
  import("./model-menu").then(({ ModelMenu }) => ({ default: ModelMenu })),
)
