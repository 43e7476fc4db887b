import { GallerySection } from "@/components/gallery/gallery-section"

export default async function GallerySectionPage({ params }: { params: Promise<{ section: string }> }) {
  return <GallerySection name={(await params).section} />
}
