import { notFound } from "next/navigation"
import { InspectorScreen } from "@/components/operator/inspector/inspector-screen"
import { AppError } from "@/lib/errors"
import { inspect } from "@/lib/observe/inspect"
import { requireOperator, titledForOperator } from "@/lib/operator-page"
import { type GenerationId, idPattern } from "@/lib/protocol/ids"

export const generateMetadata = titledForOperator("operator.inspector.title")

type InspectorPageProps = { params: Promise<{ generation: string }> }

export default async function InspectorPage({ params }: InspectorPageProps) {
  const server = await requireOperator()
  const { generation } = await params
  if (!idPattern.test(generation)) notFound()
  try {
    return <InspectorScreen initial={await inspect(server, generation as GenerationId)} />
  } catch (error) {
    if (error instanceof AppError && error.code === "not_found") notFound()
    throw error
  }
}
