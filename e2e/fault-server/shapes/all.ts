import type { Shape } from "../shape"
import { connecting, noise } from "./before-content"
import { sizes, strangeEvents, writings } from "./bytes"
import { endings, stops } from "./endings"
import { errorsInStream } from "./errors-in-stream"
import { reasoning, tools, wholes } from "./parts"
import { statuses } from "./statuses"

/** What a healthy candidate does, for those that come second. */
export const healthy: Shape = {
  name: "healthy",
  row: "before",
  expect: { outcome: "complete", text: "Hello" },
  play(c, wire) {
    c.head()
    c.raw(wire.begin() + wire.text("Hello") + wire.finish() + wire.done())
    c.end()
  },
}

/** Every fault we know, each of which the table of faults names. */
export const shapes: readonly Shape[] = [
  ...connecting,
  ...statuses,
  ...noise,
  ...errorsInStream,
  ...endings,
  ...stops,
  ...writings,
  ...sizes,
  ...strangeEvents,
  ...reasoning,
  ...tools,
  ...wholes,
]
