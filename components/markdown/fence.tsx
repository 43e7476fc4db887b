import { lazyPart } from "../lazy/lazy-part"
import { CodeBlock, type CodeBlockProps } from "./code/code-block"
import { Near } from "./near"

const Diagram = lazyPart(() => import("./diagram/diagram").then(({ Diagram }) => Diagram))

/** A fenced block: a diagram where it is one and finished, code otherwise. */
export function Fence(props: CodeBlockProps) {
  const asCode = <CodeBlock {...props} />
  if (props.open || props.language.toLowerCase() !== "mermaid") return asCode
  return (
    <Near placeholder={asCode}>
      <Diagram source={props.code} fallback={asCode} />
    </Near>
  )
}
