import type { Metadata } from "next"
import { WayHome } from "@/components/shell/way-home"
import { pageWords, titled } from "@/lib/i18n/words"

export const generateMetadata: () => Promise<Metadata> = titled("pages.notFound")

/** For addresses where nothing is. */
export default async function NotFound() {
  const t = await pageWords()
  return <WayHome title={t("pages.notFound")} detail={t("pages.notFoundDetail")} home={t("pages.home")} />
}
