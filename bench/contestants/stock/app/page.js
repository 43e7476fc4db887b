export default function Page() {
  return <main>The stock template, without its pages: only its route is measured.</main>
}
