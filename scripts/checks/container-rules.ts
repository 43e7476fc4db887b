import { ValidationSeverity, type ValidatorSettings, validate } from "dockerfile-utils"

const severities: ValidatorSettings = { deprecatedMaintainer: ValidationSeverity.ERROR }

/** What is wrong with a container file: what the builder would say, and what a server's image must have besides. */
export function containerProblems(file: string): string[] {
  const said = validate(file, severities).map(
    ({ range, message }) => `line ${range.start.line + 1}: ${message}`,
  )
  const stages = file.split(/^FROM /m).slice(1)
  const last = stages.at(-1) ?? ""
  const isIn = (pattern: RegExp) => pattern.test(last)
  const missing = [
    !isIn(/^USER (?!root\b|0\b)\S+/m) && "the last stage runs as root",
    !isIn(/^HEALTHCHECK /m) && "the last stage has no HEALTHCHECK",
    !isIn(/^VOLUME /m) && "the last stage keeps its data in no VOLUME",
    !isIn(/^CMD \[/m) && "CMD is no list: a shell would stand between the signals and the server",
    stages.some((stage) => !/^\S+:(?!latest\b)\S+/.test(stage)) && "a base image has no version",
  ]
  return [...said, ...missing.filter((problem) => problem !== false)]
}
