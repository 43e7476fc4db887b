import { Component, type ReactNode } from "react"
import { addMissing, type MissingPart, removeMissing } from "./missing-parts"

/** The code of a part could not be fetched. */
export class PartMissing extends Error {}

type PartBoundaryProps = {
  render(): ReactNode
  /** Stands in the part's place while it is missing. */
  fallback: ReactNode
  quiet: boolean
  /** Of a part that opens and closes. */
  open: boolean | undefined
  onMissing(): void
  onDismiss(): void
}

/** Keeps the page when a part of it is missing, and tries again when told to, when it is opened again, and when the network is back. */
export class PartBoundary extends Component<PartBoundaryProps, { error: unknown }> {
  override state: { error: unknown } = { error: null }

  static getDerivedStateFromError(error: unknown) {
    return { error }
  }

  readonly #part: MissingPart = {
    retry: () => this.#retry(),
    dismiss: () => this.props.onDismiss(),
  }

  readonly #retry = () => {
    this.#forget()
    this.setState({ error: null })
  }

  override componentDidCatch(): void {
    const { quiet, open, onMissing } = this.props
    onMissing()
    window.addEventListener("online", this.#retry)
    if (!quiet && open !== false) addMissing(this.#part)
  }

  override componentDidUpdate({ open: wasOpen }: PartBoundaryProps): void {
    if (this.state.error === null || this.props.open === wasOpen) return
    if (this.props.open) this.#retry()
    else removeMissing(this.#part)
  }

  override componentWillUnmount(): void {
    this.#forget()
  }

  override render(): ReactNode {
    const { error } = this.state
    if (error === null) return this.props.render()
    if (!(error instanceof PartMissing)) throw error
    return this.props.fallback
  }

  #forget(): void {
    window.removeEventListener("online", this.#retry)
    removeMissing(this.#part)
  }
}
