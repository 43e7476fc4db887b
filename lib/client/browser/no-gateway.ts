// Stands in for Vercel's AI Gateway in the browser: the AI SDK brings it along for models, of which a page has none.
class GatewayError extends Error {}

export const gateway = null
export const createGateway = null
export { GatewayError, GatewayError as GatewayAuthenticationError }
