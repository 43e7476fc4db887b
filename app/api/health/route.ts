import { route } from "@/lib/http/route"

/** 200 when requests can be served, 503 when the database cannot be reached or the process is about to end. */
export const GET = route({ access: "public", limit: "exempt" }, async ({ server }) => {
  if (server.draining) return Response.json({ status: "draining" }, { status: 503 })
  await server.connection.query("select 1", [])
  return Response.json({ status: "ready" })
})
