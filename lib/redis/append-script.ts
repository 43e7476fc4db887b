import { type CommandParser, defineScript } from "redis"

// One log, all or nothing. The number that has to follow is checked besides the explicit ids of XADD, which refuse a number that is
// taken but not one that leaves a gap: a Redis that came back without its data must not take the rest of an answer.
const script = `
  local newest = redis.call('XREVRANGE', KEYS[1], '+', '-', 'COUNT', 1)[1]
  local last = newest and tonumber(string.match(newest[1], '^%d+')) or 0
  local first = tonumber(ARGV[1])
  if first ~= last + 1 then return 0 end
  for index = 4, #ARGV do
    local isLast = ARGV[3] == '1' and index == #ARGV
    redis.call('XADD', KEYS[1], (first + index - 4) .. '-0', isLast and 'last' or 'json', ARGV[index])
  end
  redis.call('EXPIRE', KEYS[1], ARGV[2])
  return 1`

type Append = { key: string; first: number; expiresS: number; closes: boolean; jsons: readonly string[] }

/** Appends entries under the numbers from `first`; 1 when they are written, 0 when `first` does not follow the last one. */
export const appendScript = defineScript({
  SCRIPT: script,
  NUMBER_OF_KEYS: 1,
  parseCommand(parser: CommandParser, { key, first, expiresS, closes, jsons }: Append) {
    parser.pushKey(key)
    parser.push(String(first), String(expiresS), closes ? "1" : "0", ...jsons)
  },
  transformReply: undefined as unknown as () => number,
})
