import { defineConfig } from "drizzle-kit"

export default defineConfig({
  dialect: "postgresql",
  schema: "./lib/chat-store/schema.ts",
  out: "./lib/chat-store/migrations",
  casing: "snake_case",
})
