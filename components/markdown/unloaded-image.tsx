import { ImageOff } from "lucide-react"
import { useTranslations } from "use-intl"
import { ExternalLink } from "./external-link"

/** Stands where a model wanted an image: loading it would tell its host that, and what, someone reads. */
export function UnloadedImage({ description, url }: { description: string; url: string }) {
  const t = useTranslations("markdown")
  return (
    <span className="inline-flex max-w-full items-center gap-1.5 rounded-md bg-sunken px-2 py-0.5 text-[0.875em]">
      <ImageOff aria-hidden className="size-3.5 shrink-0 text-muted" />
      <ExternalLink url={url} text={description}>
        {description ? t("image", { alt: description }) : t("imageHidden")}
      </ExternalLink>
    </span>
  )
}
