import { NothingHere } from "@/components/operator/nothing-here"

export default function OperatorNotFound() {
  return <NothingHere />
}
