import { splitTokens } from "../../demo/token-split.ts"

export const answerKinds = ["prose", "table", "list", "code"] as const
export type AnswerKind = (typeof answerKinds)[number]

/** About this many tokens make an answer. */
const answerTokens = 10_000

/** The tokens of a long answer of one kind. */
export function answerOf(kind: AnswerKind): string[] {
  return splitTokens(texts[kind]())
}

const words =
  "water wheel river mill gate silt spring channel stone timber gradient flow head race weir bank paddle shaft gear meal".split(
    " ",
  )

const texts: Record<AnswerKind, () => string> = {
  prose: () => {
    let text = ""
    for (let section = 1; text.length < answerTokens * 4.4; section += 1) text += proseSection(section)
    return text
  },
  table: () => {
    const rows = count(
      400,
      (row) => `| ${row} | ${sentence(row, 9)} | ${row * 3.7} | ${sentence(row + 5, 7)} |`,
    )
    return `| No. | What | How much | Why |\n|--:|:--|--:|:--|\n${rows.join("\n")}\n`
  },
  list: () => count(400, (item) => `- **${words[item % 20]}**: ${sentence(item, 20)}.`).join("\n"),
  code: () => {
    const lines = count(
      500,
      (line) => `  const ${words[line % 20]}${line} = measure("${sentence(line, 6)}", ${line} * 2)`,
    )
    return `\`\`\`ts\n${lines.join("\n")}\n\`\`\`\n`
  },
}

function proseSection(section: number): string {
  return `## Section ${section}

${count(3, (part) => `${sentence(section * 7 + part, 60)}, with *some* **emphasis**, \`code\` and [a link](https://example.org/${section}).`).join("\n\n")}

${count(5, (item) => `${item}. ${sentence(section + item, 12)}`).join("\n")}

| Quantity | Value |
|:--|--:|
${count(4, (row) => `| ${words[(section + row) % 20]} | ${row * section} |`).join("\n")}

\`\`\`ts
${count(6, (line) => `const ${words[line]} = ${line} * ${section}`).join("\n")}
\`\`\`

`
}

function sentence(seed: number, length: number): string {
  return Array.from({ length }, (_, index) => words[(seed * 7 + index * 3) % words.length]).join(" ")
}

function count(length: number, make: (number: number) => string): string[] {
  return Array.from({ length }, (_, index) => make(index + 1))
}
