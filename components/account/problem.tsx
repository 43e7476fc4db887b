/** What went wrong, read out when it appears. */
export function Problem({ text }: { text: string | null }) {
  return (
    <p role="alert" className="text-danger text-sm empty:hidden">
      {text}
    </p>
  )
}
