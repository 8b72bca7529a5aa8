import { parseArgs } from 'node:util'
import type { HeadquartersOptions } from '../api/options.ts'
import { channelFlags, channelHelp, channelOption } from './channel-arguments.ts'
import { definedFields } from '../wire/json.ts'

/** The parsed command line. */
export interface Arguments {
  readonly command: 'serve' | 'help'
  readonly port: number
  readonly host: string
  readonly quiet: boolean
  readonly dataFile?: string
  /** The interval of P-job, *Synchronize customers* and 1010. Absent: they run on demand only. */
  readonly jobsEveryMs?: number
  readonly options: HeadquartersOptions
}

export const help = `Usage: pending-sync-hq [options]

A mock headquarters of Dynamics 365 Commerce with one channel, over HTTP.

  --port <number>           port to listen on (default 4010; 0: a free one)
  --host <name>             address to listen on (default 127.0.0.1: this machine only)
  --async                   create customers in async mode (default: sync)
  --features <names>        switches to turn on, separated by commas:
                            asyncAddresses, enhancedAsyncCreation, asyncEditing
  --publish-by-jobs         changed settings reach the channel only by jobs 1070 and 1110
  --jobs-every <seconds>    run P-job, synchronize-customers and 1010 again and again
  --service-time <ms>       average time of a real-time call (default 25)
  --concurrent-calls <n>    real-time calls at the same time; others queue (default 8)
  --failure-rate <0..1>     probability that a real-time call fails (default 0)
${channelHelp}
  --idempotency-keys        obey the Idempotency-Key header (real channels ignore it)
  --oun <number>            operating unit number of the channel (default 068)
  --seed <number>           same seed: same GUIDs, numbers, times and failures
  --data <file>             file to keep the rows in, and to start from
  --quiet                   print no line per request
  --help                    print this text
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
  ...channelFlags,
  seed: { type: 'string' },
  data: { type: 'string' },
  quiet: { type: 'boolean', default: false },
  help: { type: 'boolean', short: 'h', default: false },
} as const

/** Throws a TypeError that names the wrong argument. */
export function readArguments(args: readonly string[]): Arguments {
  const { values } = parseArgs({ args: [...args], options: known, strict: true })
  const number = (name: 'jobs-every' | 'service-time' | 'concurrent-calls' | 'failure-rate' | 'seed') =>
    values[name] === undefined ? undefined : numberOf(name, values[name])
  const seconds = number('jobs-every')
  const realTime = definedFields({
    serviceMs: number('service-time'),
    concurrentCalls: number('concurrent-calls'),
    failureRate: number('failure-rate'),
  })
  return {
    command: values.help ? 'help' : 'serve',
    port: numberOf('port', values.port, 65_535),
    host: values.host,
    quiet: values.quiet,
    ...definedFields({ dataFile: values.data, jobsEveryMs: seconds && seconds * 1000 }),
    options: {
      profile: { createCustomersAsync: values.async },
      features: Object.fromEntries(namesIn(values.features).map((name) => [name, true])),
      publish: values['publish-by-jobs'] ? 'by jobs' : 'at once',
      idempotencyKeys: values['idempotency-keys'] ? 'on' : 'off',
      realTime,
      ...definedFields({
        channel: channelOption(values),
        seed: number('seed'),
        operatingUnitNumber: values.oun,
      }),
    },
  }
}

function numberOf(name: string, text: string, max = Number.MAX_SAFE_INTEGER): number {
  const value = text.trim() === '' ? NaN : Number(text)
  if (value >= 0 && value <= max) return value
  throw new TypeError(`--${name} is a number from 0${max < 1e9 ? ` to ${max}` : ''}, not "${text}"`)
}

function namesIn(list: string): string[] {
  return list
    .split(',')
    .map((name) => name.trim())
    .filter(Boolean)
}
