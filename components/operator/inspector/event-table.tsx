import { useTranslations } from "use-intl"
import type { Timeline } from "@/lib/protocol/timeline"
import { useNumbers } from "../format"
import { Table } from "../panel"
import { useEventWords } from "./use-event-words"

/** The drawing in words. */
export function EventTable({ timeline }: { timeline: Timeline }) {
  const t = useTranslations("operator.inspector")
  const { ms } = useNumbers()
  const words = useEventWords()
  return (
    <>
      <Table label={t("events")} heads={[t("time"), t("event")]}>
        {timeline.events.map((event, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: events are only ever added at the end.
          <tr key={index}>
            <td className="w-24">{ms(event.at)}</td>
            <td className="whitespace-normal">{words(event)}</td>
          </tr>
        ))}
      </Table>
      {timeline.omitted > 0 && (
        <p className="mt-2 text-muted text-xs">{t("omitted", { count: timeline.omitted })}</p>
      )}
    </>
  )
}
