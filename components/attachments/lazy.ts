import dynamic from "next/dynamic"

// Nobody needs these before a file is there.
export const LazyUploadList = dynamic(() => import("./upload-list").then(({ UploadList }) => UploadList))
export const LazyRefusedFiles = dynamic(() =>
  import("./refused-files").then(({ RefusedFiles }) => RefusedFiles),
)
export const LazyDropOverlay = dynamic(() => import("./drop-overlay").then(({ DropOverlay }) => DropOverlay))
