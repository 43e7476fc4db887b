// The policy of pages forbids compiling strings; without this, zod tries it and the attempt is reported as a violation. Zod looks
// here for its settings whenever it is loaded, and most pages never load it.
Object.assign(globalThis, { __zod_globalConfig: { jitless: true } })
