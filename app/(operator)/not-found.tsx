import NotFound from "@/app/not-found"
import { NothingHere } from "@/components/operator/nothing-here"
import { isOperatorsPage } from "@/lib/operator-page"

/** For everyone but the operator these addresses are like any where nothing is. */
export default async function OperatorNotFound() {
  return (await isOperatorsPage()) ? <NothingHere /> : <NotFound />
}
