/** Loads the chats anew: everything the page knows was another person's. */
export function goHome(): void {
  location.assign("/")
}
