import { expect, test } from "vitest"
import { spokenText } from "./spoken-text"

test("what is read aloud are the words, without marks, addresses and code", () => {
  const markdown = `# The **mill**

A [race](https://example.org/long) carries \`water\`
to the wheel.

\`\`\`js
console.log("not this")
\`\`\`

- one
- two *three*

> said

| a | b |
|---|---|
| 1 | 2 |`
  expect(spokenText(markdown)).toEqual([
    "The mill",
    "A race carries water to the wheel.",
    "one",
    "two three",
    "said",
    "a, b",
    "1, 2",
  ])
})

test("nothing but code is nothing to hear", () => {
  expect(spokenText("```\ncode\n```")).toEqual([])
})
