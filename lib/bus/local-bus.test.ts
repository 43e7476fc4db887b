import { testBus } from "./contract"
import { LocalHub } from "./local-bus"

testBus(
  "within the process",
  async () => {
    const hub = new LocalHub()
    return { join: async () => hub.join(), cut: null, close: async () => {} }
  },
  { connects: false },
)
