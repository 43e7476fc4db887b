/** Remembers whether the sidebar is open (`open`, `closed`), so that the server renders it as it was left. */
export const sidebarCookie = "sidebar"
