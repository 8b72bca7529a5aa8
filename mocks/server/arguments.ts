import { parseArgs } from 'node:util'
import type { HeadquartersOptions } from '../api/options.ts'

/** What the command line asks for. */
export interface Arguments {
  readonly ask: 'serve' | 'help'
  readonly port: number
  readonly host: string
  readonly quiet: boolean
  readonly dataFile?: string
  /** Runs the three converting jobs again and again. */
  readonly jobsEveryMs?: number
  readonly options: HeadquartersOptions
}

export const help = `Usage: pending-sync-hq [options]

A mocked headquarters of Dynamics 365 Commerce with one channel, over HTTP.

  --port <number>           where it listens (default 4010; 0 takes a free one)
  --host <name>             what it listens on (default 127.0.0.1: this machine only)
  --async                   customers are created in async mode
  --features <names>        switches that are on, with commas between them:
                            asyncAddresses, enhancedAsyncCreation, asyncEditing
  --publish-by-jobs         settings reach the channel by 1070 and 1110 only
  --jobs-every <seconds>    runs P-job, Synchronize customers and 1010 by itself
  --service-time <ms>       how long a real-time call takes (default 25)
  --concurrent-calls <n>    how many real-time calls headquarters takes (default 8)
  --failure-rate <0..1>     how often a real-time call fails on the way (default 0)
  --idempotency-keys        creates honour the Idempotency-Key header
  --oun <number>            the channel's operating unit number (default 068)
  --seed <number>           the same seed gives the same run
  --data <file>             keeps the rows in a file, and starts from it
  --quiet                   no line per request
  --help                    this text
`

const known = {
  port: { type: 'string', default: '4010' },
  host: { type: 'string', default: '127.0.0.1' },
  async: { type: 'boolean', default: false },
  features: { type: 'string', default: '' },
  'publish-by-jobs': { type: 'boolean', default: false },
  'jobs-every': { type: 'string' },
  'service-time': { type: 'string' },
  'concurrent-calls': { type: 'string' },
  'failure-rate': { type: 'string' },
  'idempotency-keys': { type: 'boolean', default: false },
  oun: { type: 'string' },
  seed: { type: 'string' },
  data: { type: 'string' },
  quiet: { type: 'boolean', default: false },
  help: { type: 'boolean', short: 'h', default: false },
} as const

/** Throws a TypeError that says what is wrong with the arguments. */
export function readArguments(args: readonly string[]): Arguments {
  const { values } = parseArgs({ args: [...args], options: known, strict: true })
  const number = (name: 'jobs-every' | 'service-time' | 'concurrent-calls' | 'failure-rate' | 'seed') =>
    values[name] === undefined ? undefined : numberOf(name, values[name])
  const seconds = number('jobs-every')
  const realTime = present({
    serviceMs: number('service-time'),
    concurrentCalls: number('concurrent-calls'),
    failureRate: number('failure-rate'),
  })
  return {
    ask: values.help ? 'help' : 'serve',
    port: numberOf('port', values.port, 65_535),
    host: values.host,
    quiet: values.quiet,
    ...present({ dataFile: values.data, jobsEveryMs: seconds && seconds * 1000 }),
    options: {
      profile: { createCustomersAsync: values.async },
      features: Object.fromEntries(namesIn(values.features).map((name) => [name, true])),
      publish: values['publish-by-jobs'] ? 'by jobs' : 'at once',
      idempotencyKeys: values['idempotency-keys'] ? 'on' : 'off',
      realTime,
      ...present({ seed: number('seed'), operatingUnitNumber: values.oun }),
    },
  }
}

function numberOf(name: string, text: string, most = Number.MAX_SAFE_INTEGER): number {
  const value = text.trim() === '' ? NaN : Number(text)
  if (value >= 0 && value <= most) return value
  throw new TypeError(`--${name} is a number from 0${most < 1e9 ? ` to ${most}` : ''}, not "${text}"`)
}

function namesIn(list: string): string[] {
  return list
    .split(',')
    .map((name) => name.trim())
    .filter(Boolean)
}

function present<Shape extends object>(
  shape: Shape,
): { [Name in keyof Shape]?: Exclude<Shape[Name], undefined> } {
  return Object.fromEntries(Object.entries(shape).filter(([, value]) => value !== undefined)) as Shape
}
