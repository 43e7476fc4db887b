import { AppError } from "@/lib/errors"
import { carriesToken } from "@/lib/http/bearer"
import { route } from "@/lib/http/route"

/**
 * One round of what timers do in a process that stays: ends answers whose process is gone, and removes what has expired. For a
 * scheduler that knows `CRON_SECRET`: `{ tidied: true }`; for everybody else there is nothing here.
 */
export const GET = route({ access: "public" }, async ({ server, request }) => {
  if (!carriesToken(request, server.config.CRON_SECRET)) throw new AppError("not_found")
  await server.tidy()
  return Response.json({ tidied: true })
})
