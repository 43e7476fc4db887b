import { lazyPart } from "../lazy/lazy-part"

// Nobody needs these before a file is there.
export const LazyUploadList = lazyPart(() => import("./upload-list").then(({ UploadList }) => UploadList))
export const LazyRefusedFiles = lazyPart(() =>
  import("./refused-files").then(({ RefusedFiles }) => RefusedFiles),
)
export const LazyDropOverlay = lazyPart(
  () => import("./drop-overlay").then(({ DropOverlay }) => DropOverlay),
  { quiet: true },
)
