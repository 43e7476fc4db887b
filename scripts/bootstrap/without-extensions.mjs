import { registerHooks } from "node:module"

// The app's own modules leave the extension to its bundler; scripts use them without one.
registerHooks({
  resolve(specifier, context, next) {
    const isOurs = context.parentURL?.endsWith(".ts") && /^\.{1,2}\/[^.]+$/.test(specifier)
    return next(isOurs ? `${specifier}.ts` : specifier, context)
  },
})
