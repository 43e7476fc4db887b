import { useTranslations } from "use-intl"

/** Says under the composer that no real model answers. */
export function DemoRemark() {
  const t = useTranslations("demo")
  return <p className="pt-2 text-center text-muted text-xs">{t("composer")}</p>
}
