import type { Locale } from "@/lib/i18n/locale"
import type en from "./en.json"

declare module "use-intl" {
  interface AppConfig {
    Messages: typeof en
    Locale: Locale
  }
}
