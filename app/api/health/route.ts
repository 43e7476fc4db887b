import { route } from "@/lib/http/route"

/**
 * 200 when requests can be served, 503 when the database cannot be reached or the process is about to end. Says which instance it
 * is, so that one can be told from another behind a balancer.
 */
export const GET = route({ access: "public", limit: "exempt" }, async ({ server }) => {
  const instance = server.instanceId
  if (server.draining) return Response.json({ status: "draining", instance }, { status: 503 })
  await server.connection.query("select 1", [])
  return Response.json({ status: "ready", instance })
})
