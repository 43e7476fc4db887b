import type { DemoPromptId } from "./prompts.ts"
import { failure, RESET, SILENCE, type Step } from "./script.ts"

/** A prepared answer: `reasoning` is thought, `before` is said, then `fault` happens; a continuation says `after`. */
type Answer = { reasoning?: string; before: string; fault?: Step; after: string }

export type Words = {
  answers: Record<DemoPromptId, Answer>
  /** When the user did not allow the postcard. */
  refused: string
  /** Where its tool is missing. */
  notOffered: string
  /** Before the tool that needs no permission, and before the one that does. */
  clockFirst: string
  cardNow: string
  /** The title of a chat that began with no prepared prompt. */
  firstTitle: string
  /** To anything that it has no script for. */
  introduction: string
  /** In a continuation, when there is nothing left to say. */
  nothingLeft: string
}

const answers: Words["answers"] = {
  long: {
    before: `# How an answer travels

This answer is scripted, but everything between the model server and your screen is real. It reaches you in four steps:

1. The **provider** sends tokens over one HTTP connection.
2. Millrace writes them to a **log**, each under a number.
3. Only then are they **delivered** to every tab that is watching.
4. When the last one is saved, the answer is marked as *complete*.

Because the log comes first, nothing that you have seen can be lost. Try it while this text is still arriving: reload the
page, open the chat in a second tab, or turn the network off for a few seconds. You can also press **Stop**, and the
connection to the provider closes at once.

## What can go wrong, and what you will see

| What happens | What stays | What helps |
|:--|:--|:--|
| The provider reports an error | everything that had arrived | Continue, Retry |
| The connection is cut | everything that had arrived | Continue |
| The provider falls silent | everything that had arrived | Retry, another model |
| This page is reloaded | everything | nothing is needed |
| The server is killed | everything that you saw | Continue |

## The heart of it, as code

\`\`\`ts
async function* follow(log: Log, after: number) {
  let seq = after
  for await (const entry of log.read(seq)) {
    // Numbers have no gaps, so a viewer always knows what it is missing.
    if (entry.seq <= seq) continue
    seq = entry.seq
    yield entry.chunk
    if (entry.last) return
  }
}
\`\`\`

A viewer that lost its connection comes back with the last number it has seen, and goes on from there:

> "I have everything up to 412."
> "Then here is 413."

That is all there is to it. Two viewers read the same numbers, so they show the same text; a viewer that leaves takes
nothing away from the others.

- [x] Text arrives as it is made
- [x] Stop closes the provider's connection
- [x] A reload changes nothing
- [ ] Your own question, answered by a real model

For the last point, set \`OPENAI_API_KEY\` (or \`OPENAI_BASE_URL\` for a server of your own) and start Millrace again.`,
    after: "",
  },
  error: {
    before:
      "This answer goes well for a while. The words arrive one after the other, each is saved before you see it, and then, in the middle of a",
    fault: failure("The scripted provider failed on purpose."),
    after:
      " sentence, the provider reported an error. What you had read stayed where it was, with the reason beside it, and this continuation joined the same message. Retry fails again, because the script says so; the other demo model never fails.",
  },
  cut: {
    before:
      "This answer travels over a connection that will not last. Everything is fine so far: the words are saved as they come. But somewhere between here and the end of the line the connection is",
    fault: RESET,
    after:
      " cut, without a goodbye. Millrace noticed that no finish reason had come, kept the text, and said that the answer was incomplete instead of pretending that it was finished. You pressed Continue, and here is the rest.",
  },
  silent: {
    before:
      "This answer begins like any other, and then the provider says nothing more: no error, no end, just an open line. After ten seconds you are told; after thirty Millrace gives up waiting. Now",
    fault: SILENCE,
    after: " the silence is over. Nothing that had arrived was lost while the provider kept quiet.",
  },
  thinking: {
    reasoning: `The question is why the log comes first and the reader second. Suppose it were the other way round: the words go to the screen, and then they are saved.

If the server dies in between, the reader has seen words that exist nowhere. After a reload they are gone, and nobody can say where to go on. If the words are saved first, the worst that can happen is that some are saved and not yet shown, and those can be shown later.

So the order decides which kind of error is possible: a loss, or a short delay. The delay is the better one.`,
    before:
      "Because a reader can wait, and a word that is gone cannot come back.\n\nWith the log first, everything on your screen is also on disk, so a reload, a second tab or a new server all find the same text. The price is a few milliseconds for each piece.\n\nWhat you could open above was *reasoning*: some models send it on a channel of its own, and Millrace keeps it apart from the answer.",
    after: "",
  },
  tool: {
    before:
      "Done: the card is with the imaginary post office, and nothing has left this machine.\n\nThe clock needed no permission, the postcard did, because that is how each tool was set up. While the question stood there you could have reloaded the page or restarted the server: it would still have been waiting for you.",
    after: "",
  },
}

const refused =
  "You did not allow it, so no card was sent, and I do not try again. The tool was never started: a call runs only after the answer to its own question, which is signed so that nobody can make one up."

const notOffered =
  "I would send the card with a tool, but this server offers me none that sends postcards. It is there when Millrace starts its demo model by itself."

const clockFirst = "A postcard needs a date, so I look at the clock first."
const cardNow = "Now the card. It only leaves when you allow it."
const firstTitle = "A first look at Millrace"

const introduction = `This is a **scripted reply**: no language model is connected, so I cannot answer what you wrote.

What you see arriving is real, though: a model server on this machine streams these words over HTTP, and Millrace saves each one before it shows it. Start a new chat and pick one of the suggested prompts to see what happens when a provider fails, falls silent, or loses its connection.

To talk to a real model, stop Millrace and start it again with one of these:

| You have | Set |
|:--|:--|
| A key from OpenAI | \`OPENAI_API_KEY\` |
| Any OpenAI-compatible server | \`OPENAI_BASE_URL\`, and \`OPENAI_MODEL\` to choose a model |
| Ollama, LM Studio, llama.cpp or vLLM on this machine | nothing: start it first, and Millrace finds it |
`

const nothingLeft = "\n\nThat was all: the scripted answer ends here."

/** All that the demo says to whoever asks in English, or in a language that it does not speak. */
export const english: Words = {
  answers,
  refused,
  notOffered,
  clockFirst,
  cardNow,
  firstTitle,
  introduction,
  nothingLeft,
}
