/** A reason to stop that the person at the terminal can act on; printed as its sentence, without a stack. */
export class Problem extends Error {
  name = "Problem"
}

/**
 * Runs a script's main function; what it resolves with becomes the exit code, a failure becomes 1.
 * @param {() => Promise<number>} main
 */
export async function runMain(main) {
  try {
    process.exitCode = await main()
  } catch (error) {
    console.error(error instanceof Problem ? error.message : error)
    process.exitCode = 1
  }
}
