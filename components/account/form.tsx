"use client"

import type { FormEvent, ReactNode } from "react"
import { Button } from "../ui/button"
import { Spinner } from "../ui/spinner"
import { Problem } from "./problem"
import { useAction } from "./use-action"

type FormProps = {
  submit: string
  /** Gets the fields by name. What it throws is shown. */
  action(fields: Record<string, string>): Promise<unknown>
  children: ReactNode
}

/** Fields above one button. */
export function Form({ submit, action, children }: FormProps) {
  const { pending, problem, run } = useAction()
  const onSubmit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const fields = Object.fromEntries(new FormData(event.currentTarget)) as Record<string, string>
    void run(() => action(fields))
  }
  return (
    <form onSubmit={onSubmit} className="flex flex-col gap-4">
      {children}
      <Problem text={problem} />
      <Button type="submit" look="solid" aria-disabled={pending}>
        {pending && <Spinner />}
        {submit}
      </Button>
    </form>
  )
}
