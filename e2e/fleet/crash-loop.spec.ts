import { allStream, endless, examine } from "../chaos/crash.ts"
import { Witness } from "../chaos/witness.ts"
import { RawViewer } from "../fixtures/raw-viewer.ts"
import { expect, test } from "./test.ts"

const kills = 2
const answersEach = 10
const longestLifeMs = 2_000
// 20 s in all (I8), one after the other; more for a machine that has twenty answers to carry meanwhile.
const endedWithinMs = 35_000

test.describe.configure({ timeout: 300_000 })

// Each kill leaves to the other instance what the dead one was making, while that goes on with its own.
test("either instance dies again and again, and nothing that was seen is lost", async ({
  fleet,
  modelServer,
}) => {
  for (let kill = 0; kill < kills; kill++) {
    const [victim, survivor] = kill % 2 === 0 ? [fleet.a, fleet.b] : [fleet.b, fleet.a]
    const person = await RawViewer.signIn(survivor.url)
    const make = (at: RawViewer) =>
      Array.from({ length: answersEach }, () => {
        const witness = new Witness(at, person)
        modelServer.script([endless], { for: witness.question })
        return witness
      })
    const doomed = make(person.at(victim.url))
    const others = make(person)
    const following = Promise.all([...doomed, ...others].map((witness) => witness.follow()))
    await allStream([...doomed, ...others])
    const livesMs = Math.random() * longestLifeMs
    await new Promise((resolve) => setTimeout(resolve, livesMs))
    await victim.kill()
    const flaws = await examine(doomed, performance.now() + endedWithinMs)
    expect(flaws, `killed ${livesMs.toFixed(0)} ms after all streamed`).toEqual([])
    for (const witness of others) await person.stop(witness.chatId)
    await following
    expect(await examine(others, performance.now() + endedWithinMs)).toEqual([])
    for (const { received } of doomed) expect(received).not.toBe("")
    await victim.start()
  }
})
