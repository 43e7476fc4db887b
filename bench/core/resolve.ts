import { registerHooks } from "node:module"

// The app's modules name each other without an extension, as its bundler reads them; Node wants it said.
registerHooks({
  resolve(specifier, context, next) {
    const isBare = specifier.startsWith(".") && !/\.[a-z]+$/.test(specifier)
    return next(isBare ? `${specifier}.ts` : specifier, context)
  },
})
