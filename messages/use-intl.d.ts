import type { Locale } from "@/lib/protocol/appearance"
import type en from "./en.json"

declare module "use-intl" {
  interface AppConfig {
    Messages: typeof en
    Locale: Locale
  }
}
