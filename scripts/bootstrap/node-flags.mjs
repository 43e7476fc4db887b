/** What the app's Node is started with. @type {readonly string[]} */
export const nodeFlags = []
