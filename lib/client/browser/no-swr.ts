// Stands in for SWR in the browser: the AI SDK brings it along for hooks that are not used here.
// biome-ignore lint/style/noDefaultExport: the module it stands in for has one
export default function useSWR(): never {
  throw new Error("SWR is not part of the page.")
}
