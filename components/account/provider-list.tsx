"use client"

import { useTranslations } from "use-intl"
import { linkProvider } from "@/lib/client/account"
import { Button } from "../ui/button"
import type { Provider } from "./other-ways"
import { Problem } from "./problem"
import { Row, Section } from "./section"
import { useAction } from "./use-action"

/** The installation's sign-in providers, and which of them lead to this account. */
export function ProviderList({
  providers,
  linked,
}: {
  providers: readonly Provider[]
  linked: readonly string[]
}) {
  const t = useTranslations("account")
  const { pending, problem, run } = useAction()
  if (providers.length === 0) return null
  return (
    <Section title={t("providers")}>
      <ul className="w-full divide-y divide-line">
        {providers.map(({ id, name }) => (
          <Row key={id} title={name} detail={linked.includes(id) ? t("linked") : t("notLinked")}>
            {!linked.includes(id) && (
              <Button
                size="sm"
                aria-disabled={pending}
                aria-label={t("linkNamed", { name })}
                onClick={() => run(async () => location.assign(await linkProvider(id)))}
              >
                {t("link")}
              </Button>
            )}
          </Row>
        ))}
      </ul>
      <Problem text={problem} />
    </Section>
  )
}
