import { lazy, Suspense } from "react"
import { CodeBlock, type CodeBlockProps } from "./code/code-block"
import { Near } from "./near"

const Diagram = lazy(() => import("./diagram/diagram").then(({ Diagram }) => ({ default: Diagram })))

/** A fenced block: a diagram where it is one and finished, code otherwise. */
export function Fence(props: CodeBlockProps) {
  const asCode = <CodeBlock {...props} />
  if (props.open || props.language.toLowerCase() !== "mermaid") return asCode
  return (
    <Near placeholder={asCode}>
      <Suspense fallback={asCode}>
        <Diagram source={props.code} />
      </Suspense>
    </Near>
  )
}
