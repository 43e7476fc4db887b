type Entry = {
  version?: string
  cpu?: string[]
  os?: string[]
  libc?: string[]
  dev?: boolean
  optional?: boolean
  hasInstallScript?: boolean
  optionalDependencies?: Record<string, string>
}
export type Lockfile = { packages: Record<string, Entry> }

// npm never runs them (.npmrc: ignore-scripts). A package that brings one and is not on this list is looked at before it
// comes in.
const knownInstallScripts = new Set([
  // Checks that its own binary runs; works without.
  "esbuild",
])

/** The packages that bring an install script and are not known. */
export function unknownInstallScripts({ packages }: Lockfile): string[] {
  return Object.entries(packages)
    .filter(([, { hasInstallScript }]) => hasInstallScript)
    .map(([path]) => path.split("node_modules/").at(-1) ?? path)
    .filter((name) => !knownInstallScripts.has(name))
}

/**
 * Adds the packages for other platforms that npm leaves out of a lockfile when it cannot see them (npm/cli#4828), and returns
 * their names. Without them `npm ci` refuses the lockfile, and other platforms miss their binaries.
 */
export function completeLockfile(lockfile: Lockfile): string[] {
  const added: string[] = []
  const packages = { ...lockfile.packages }
  for (const [path, { dev, optionalDependencies = {} }] of Object.entries(lockfile.packages)) {
    for (const [name, version] of Object.entries(optionalDependencies)) {
      if (isResolved(packages, path, name)) continue
      packages[`node_modules/${name}`] = { version, ...platformOf(name), ...(dev && { dev }), optional: true }
      added.push(name)
    }
  }
  lockfile.packages = Object.fromEntries(
    Object.entries(packages).sort(([a], [b]) => a.localeCompare(b, "en")),
  )
  return added
}

/** Looks where Node would: beside the package that asks, then in every folder above it. */
function isResolved(packages: Lockfile["packages"], from: string, name: string): boolean {
  if (packages[`${from}/node_modules/${name}`]) return true
  const above = from.lastIndexOf("/node_modules/")
  if (above > 0) return isResolved(packages, from.slice(0, above), name)
  return packages[`node_modules/${name}`] !== undefined
}

const systems = ["android", "darwin", "freebsd", "linux", "openharmony", "win32"]
const processors = ["arm64", "arm", "ia32", "ppc64", "riscv64", "s390x", "x64"]

/** What such packages are for is the end of their names: `-linux-x64-musl`, `-win32-arm64-msvc`, `-wasm32-wasi`. */
function platformOf(name: string): Pick<Entry, "cpu" | "os" | "libc"> {
  const words = name.split(/[-/]/)
  if (words.includes("wasm32")) return { cpu: ["wasm32"] }
  const os = systems.filter((system) => words.includes(system))
  const cpu = processors.filter((processor) => words.includes(processor))
  if (os.length !== 1 || cpu.length !== 1) throw new Error(`What platform is ${name} for?`)
  const libc = words.includes("musl")
    ? ["musl"]
    : os[0] === "linux" && words.includes("gnu")
      ? ["glibc"]
      : undefined
  return { cpu, ...(libc && { libc }), os }
}
