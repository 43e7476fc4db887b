/** Nothing to do, but without this file the bundler takes the one of the folders above. */
export function register() {}
