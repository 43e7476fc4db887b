import { StubBucket } from "../lib/attachments/test-bucket.ts"
import { App } from "./fixtures/app.ts"
import { expect, test } from "./fixtures/test.ts"
import { Person } from "./security/person.ts"

test("with a bucket in the settings, files go there, come from there, and leave nothing behind", async ({
  workerModelServer,
}) => {
  const bucket = await StubBucket.start()
  const app = await App.start({
    OPENAI_BASE_URL: workerModelServer.url,
    S3_ENDPOINT: bucket.url,
    S3_BUCKET: "mill",
    S3_ACCESS_KEY_ID: "key-id",
    S3_SECRET_ACCESS_KEY: "secret",
  })
  try {
    const person = await Person.guest(app.url)
    const large = new Uint8Array(20 * 1024 * 1024).fill(97)
    const id = await person.attach("large.txt", large)
    expect([...bucket.objects.values()].map(({ byteLength }) => byteLength)).toEqual([large.byteLength])
    const answer = await person.call(`/api/attachments/${id}`)
    expect(Buffer.from(await answer.arrayBuffer()).equals(large)).toBe(true)
    expect((await person.upload("a.zip", "PK\u0003\u0004\u0000")).status).toBe(415)
    expect((await person.call(`/api/attachments/${id}`, { method: "DELETE" })).status).toBe(204)
    expect(bucket.objects.size).toBe(0)
  } finally {
    await app.close()
    await bucket.close()
  }
})
