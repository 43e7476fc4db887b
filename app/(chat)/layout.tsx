import { cookies } from "next/headers"
import type { ReactNode } from "react"
import { LinkQuestions } from "@/components/markdown/link-questions"
import { AppProvider } from "@/components/shell/app-context"
import { Shell } from "@/components/shell/shell"
import { sidebarCookie } from "@/components/shell/sidebar-cookie"
import { initialData } from "@/lib/initial-data"

export default async function ChatLayout({ children }: { children: ReactNode }) {
  const data = await initialData()
  const sidebarOpen = (await cookies()).get(sidebarCookie)?.value !== "closed"
  return (
    <AppProvider data={data}>
      <Shell sidebarOpen={sidebarOpen}>{children}</Shell>
      <LinkQuestions />
    </AppProvider>
  )
}
