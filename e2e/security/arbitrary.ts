import fc, { type Arbitrary } from "fast-check"
import { z } from "zod"

type Schema = {
  type?: string
  const?: unknown
  enum?: unknown[]
  anyOf?: Schema[]
  oneOf?: Schema[]
  items?: Schema
  properties?: Record<string, Schema>
  required?: string[]
  pattern?: string
}

/** Values of a request's schema, as a client would send them; now and then one field is what it must not be. */
export function fromSchema(schema: z.ZodType): Arbitrary<unknown> {
  return sometimesWrong(z.toJSONSchema(schema, { io: "input", unrepresentable: "any" }) as Schema)
}

function sometimesWrong(schema: Schema): Arbitrary<unknown> {
  return fc.oneof({ weight: 12, arbitrary: proper(schema) }, { weight: 1, arbitrary: garbage })
}

function proper(schema: Schema): Arbitrary<unknown> {
  const either = schema.anyOf ?? schema.oneOf
  if (schema.const !== undefined) return fc.constant(schema.const)
  if (schema.enum) return fc.constantFrom(...schema.enum)
  if (either) return fc.oneof(...either.map(sometimesWrong))
  if (schema.properties) return objectOf(schema.properties, schema.required ?? [])
  if (schema.type === "array") return fc.array(sometimesWrong(schema.items ?? {}), { maxLength: 3 })
  if (schema.type === "boolean") return fc.boolean()
  if (schema.type === "number" || schema.type === "integer") return fc.oneof(fc.nat(100), fc.integer())
  if (schema.type === "string") return schema.pattern ? id : words
  return garbage
}

function objectOf(properties: Record<string, Schema>, requiredKeys: string[]): Arbitrary<unknown> {
  const fields = Object.fromEntries(
    Object.entries(properties).map(([key, value]) => [key, sometimesWrong(value)]),
  )
  return fc.record(fields, { requiredKeys })
}

const id = fc.oneof(fc.uuid(), fc.constantFrom("__proto__", "../../etc/passwd", "x".repeat(65), "short"))
const nasty = ["\u0000", "\ud800", "\udc00a", "'; drop table chats; --", "%00", "\u202e", "{{7*7}}"]
const words = fc.oneof(fc.string({ unit: "binary" }), fc.string(), fc.constantFrom(...nasty))

/** JSON that no schema asks for. */
export const garbage: Arbitrary<unknown> = fc.oneof(
  fc.json().map((text) => JSON.parse(text) as unknown),
  fc.constantFrom<unknown>(null, [], {}, "", 0, -1, 1e308, [[]], { length: -1 }, { toString: 1 }),
  fc.constantFrom(...nasty),
  fc.constant(JSON.parse('{"__proto__":{"isOperator":true},"constructor":{"prototype":{"x":1}}}') as unknown),
)

/** Bodies that are not even JSON, or are too much of it. */
export const rawBodies: Arbitrary<Uint8Array<ArrayBuffer>> = fc.oneof(
  fc.uint8Array({ maxLength: 300 }).map((bytes) => new Uint8Array(bytes)),
  fc
    .constantFrom(
      "[".repeat(10_000),
      `${"[".repeat(10_000)}${"]".repeat(10_000)}`,
      `${'{"a":'.repeat(10_000)}1${"}".repeat(10_000)}`,
      '{"id":"\\ud800","trigger":"\\u0000"}',
      '{"__proto__":{"trigger":"submit-message"}}',
      "\ufeff{}",
      "NaN",
      "1e999",
      `"${"a".repeat(200_000)}"`,
    )
    .map((text) => new TextEncoder().encode(text)),
  fc.constant(new Uint8Array([0x7b, 0x22, 0xff, 0xfe, 0x22, 0x3a, 0x31, 0x7d])),
)
