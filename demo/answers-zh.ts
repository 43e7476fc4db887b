import type { Words } from "./answers.ts"
import { failure, RESET, SILENCE } from "./script.ts"

const answers: Words["answers"] = {
  long: {
    before: `# 一条回答是怎样到达的

这条回答是预先写好的，但从模型服务器到你屏幕之间的一切都是真实的。它分四步到达：

1. **服务商**通过一个 HTTP 连接逐个发送 Token。
2. Millrace 把它们写入**日志**，每一条都有编号。
3. 写好之后，才**送到**每个正在观看的标签页。
4. 最后一条保存完毕，回答才标记为*完成*。

因为日志在先，你看到过的内容就不会丢失。趁文字还在出现，不妨试试：刷新页面，在另一个标签页打开这个对话，或者把网络断开几秒。你也可以点**停止**，与服务商的连接会立即关闭。

## 可能出什么问题，你会看到什么

| 发生了什么 | 保留了什么 | 怎么办 |
|:--|:--|:--|
| 服务商报告错误 | 已到达的全部内容 | 继续、重试 |
| 连接被切断 | 已到达的全部内容 | 继续 |
| 服务商没有声音了 | 已到达的全部内容 | 重试、换个模型 |
| 刷新了页面 | 全部 | 什么也不用做 |
| 服务器被强行终止 | 你看到过的全部内容 | 继续 |

## 核心就是这段代码

\`\`\`ts
async function* follow(log: Log, after: number) {
  let seq = after
  for await (const entry of log.read(seq)) {
    // 编号没有空缺，所以观看者总知道自己缺了哪些。
    if (entry.seq <= seq) continue
    seq = entry.seq
    yield entry.chunk
    if (entry.last) return
  }
}
\`\`\`

断线的观看者带着最后看到的编号回来，从那里接着看：

> “412 之前的我都有了。”
> “那么这是 413。”

就是这么简单。两个观看者读到同样的编号，看到的就是同样的文字；一个离开，也不会让别人少看到什么。

- [x] 文字随生成随到
- [x] 停止会关闭与服务商的连接
- [x] 刷新不会改变任何东西
- [ ] 你自己的问题，由真正的模型来回答

要实现最后一条，请设置 \`OPENAI_API_KEY\`（自己的服务器用 \`OPENAI_BASE_URL\`），然后重新启动 Millrace。`,
    after: "",
  },
  error: {
    before: "这条回答一开始很顺利。文字一个接一个到来，每个都先保存再给你看，可是就在这句话说到一",
    fault: failure("The scripted provider failed on purpose."),
    after:
      "半的时候，服务商报告了错误。你读到的内容留在原处，原因就写在旁边，而这段续写接在了同一条消息里。重试还会再次失败，因为脚本就是这样写的；另一个演示模型则从不失败。",
  },
  cut: {
    before:
      "这条回答走的连接不会长久。目前一切正常：文字一边到来一边保存。但在这里与句末之间的某个地方，连接会被",
    fault: RESET,
    after:
      "切断，连声招呼都不打。Millrace 发现没有收到结束的原因，于是保留了文字，并告诉你回答不完整，而不是假装它已经写完。你点了继续，这就是剩下的部分。",
  },
  silent: {
    before:
      "这条回答的开头和别的没有两样，然后服务商就不再说话了：没有错误，没有结尾，只有一条开着的线路。十秒后你会收到提示，三十秒后 Millrace 不再等待。现在",
    fault: SILENCE,
    after: "沉默结束了。服务商不出声的时候，已经到达的内容一点也没有丢。",
  },
  thinking: {
    reasoning: `问题是：为什么日志在先，读者在后？假设反过来：文字先上屏幕，然后才保存。

如果服务器在这之间崩溃，读者看到的文字就不存在于任何地方。刷新之后它们消失了，谁也说不出该从哪里继续。如果先保存，最坏的情况不过是有些文字已经保存、还没有显示，而这些以后可以补上。

所以顺序决定了可能出现哪种错误：丢失，还是短暂的延迟。延迟要好得多。`,
    before:
      "因为读者可以等，而丢掉的字回不来。\n\n日志在先，你屏幕上的一切就都在磁盘上，刷新、另开标签页、换一台服务器，看到的都是同样的文字。代价只是每一小段多花几毫秒。\n\n上面可以展开的是*思考过程*：有些模型用单独的通道发送它，Millrace 会把它和回答分开。",
    after: "",
  },
  tool: {
    before:
      "寄好了：明信片在虚构的邮局里，什么也没有离开这台机器。\n\n看时间不需要许可，寄明信片需要，因为两个工具就是这样设置的。在等你答复的时候，即使刷新页面或重启服务器，它也仍会在那里等你。",
    after: "",
  },
}

const refused =
  "你没有允许，所以没有寄出明信片，我也不会再试。这个工具根本没有启动：一次调用只有在它自己的提问得到答复之后才会运行，而答复带有签名，谁也伪造不了。"

const notOffered =
  "我本想用工具寄明信片，但这台服务器没有提供能寄明信片的工具。Millrace 自己启动演示模型时才会有它。"

const clockFirst = "明信片要写日期，我先看看时间。"
const cardNow = "现在来写明信片。只有你允许，它才会寄出。"
const firstTitle = "初识 Millrace"

const introduction = `这是**预先写好的回复**：没有连接任何语言模型，所以我无法回答你写的内容。

不过你看到的传输是真实的：本机上的模型服务器通过 HTTP 发送这些文字，Millrace 先保存每一段，再显示出来。开始一个新对话，选一个建议的问题，就能看到服务商出错、没有声音或断线时会怎样。

想和真正的模型对话，请停止 Millrace，然后用下面的方式之一重新启动：

| 你有什么 | 设置什么 |
|:--|:--|
| OpenAI 的密钥 | \`OPENAI_API_KEY\` |
| 任何兼容 OpenAI 的服务器 | \`OPENAI_BASE_URL\`，用 \`OPENAI_MODEL\` 选择模型 |
| 本机上的 Ollama、LM Studio、llama.cpp 或 vLLM | 什么也不用：先启动它，Millrace 会自己找到 |
`

const nothingLeft = "\n\n就是这些了：预设的回答到此结束。"

/** All that the demo says to whoever asks in Chinese. */
export const chinese: Words = {
  answers,
  refused,
  notOffered,
  clockFirst,
  cardNow,
  firstTitle,
  introduction,
  nothingLeft,
}
