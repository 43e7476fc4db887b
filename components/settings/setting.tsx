import { type ReactNode, useId } from "react"

type SettingProps = {
  label: string
  detail?: string
  /** Names its control with `labelId`, or is one that takes `id`. */
  children(ids: { labelId: string; detailId: string | undefined }): ReactNode
}

/** One thing that can be set: its name, what it does, and the control below. */
export function Setting({ label, detail, children }: SettingProps) {
  const id = useId()
  const detailId = detail === undefined ? undefined : `${id}-detail`
  return (
    <div className="mb-7">
      <p id={id} className="font-medium text-sm">
        {label}
      </p>
      {detail && (
        <p id={detailId} className="mt-0.5 text-pretty text-muted text-sm">
          {detail}
        </p>
      )}
      <div className="mt-3">{children({ labelId: id, detailId })}</div>
    </div>
  )
}
