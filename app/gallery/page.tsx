import { GalleryIndex } from "@/components/gallery/gallery-index"

export default function GalleryPage() {
  return <GalleryIndex />
}
