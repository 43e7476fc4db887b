import { route } from "@/lib/http/route"

/** The models of this installation, the default first: `ModelInfo[]`. */
export const GET = route({ access: "guest" }, async ({ server }) => Response.json(server.models.list()))
