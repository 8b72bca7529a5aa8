import { readFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import type { IdentityOptions } from '../api/identities.ts'
import type { HeadquartersOptions } from '../api/options.ts'
import type { AttributeDefinition } from '../model/attributes.ts'
import type { AutomaticLinking } from '../model/identity-rows.ts'
import { described, isIn, ranges, type NumberRange } from '../model/ranges.ts'
import { checkOperatingUnit, checkOptions } from '../rules/check-options.ts'
import { definedFields } from '../wire/json.ts'
import { channelOption } from './channel-arguments.ts'
import { flags } from './help.ts'
import { checkHostName } from './hosts.ts'
import { checkOrigin } from './origins.ts'
import type { ServerOptions } from './server.ts'

/** The parsed command line. */
export interface Arguments {
  readonly command: 'serve' | 'help'
  readonly server: ServerOptions
  readonly quiet: boolean
  readonly dataFile?: string
  /** The interval of P-job, *Synchronize customers* and 1010. Absent: they run on demand only. */
  readonly jobsEveryMs?: number
  /** The options that were given. */
  readonly options: HeadquartersOptions
}

/** Throws a TypeError that names the wrong argument, and what it may be. */
export function readArguments(args: readonly string[]): Arguments {
  const { values } = parseArgs({ args: [...args], options: flags, strict: true })
  const seconds = number('jobs-every', values['jobs-every'], secondsOf(ranges.everyMs))
  return {
    command: values.help ? 'help' : 'serve',
    server: serverOptions(values),
    quiet: values.quiet,
    ...definedFields({
      dataFile: nonEmpty('data', values.data),
      jobsEveryMs: seconds && Math.round(seconds * 1000),
    }),
    options: headquartersOptions(values),
  }
}

type Values = ReturnType<typeof parseArgs<{ options: typeof flags; strict: true }>>['values']

function serverOptions(values: Values): ServerOptions {
  const expose = values['expose-headers']
  return {
    port: number('port', values.port, ranges.port) ?? 0,
    host: nonEmpty('host', values.host) ?? '',
    allowHosts: list(values['allow-host']).map((name) => checkHostName(name, '--allow-host')),
    allowOrigins: list(values['allow-origin']).map((origin) => checkOrigin(origin, '--allow-origin')),
    ...(expose !== undefined && { exposeHeaders: list([expose]).map(checkHeaderName) }),
  }
}

function headquartersOptions(values: Values): HeadquartersOptions {
  const oun = values.oun
  if (oun !== undefined) checkOperatingUnit(oun, '--oun')
  const features = Object.fromEntries(list([values.features]).map(switchOf))
  const options: HeadquartersOptions = definedFields({
    profile: values.async ? { createCustomersAsync: true } : undefined,
    features: Object.keys(features).length > 0 ? features : undefined,
    publish: values['publish-by-jobs'] ? ('by jobs' as const) : undefined,
    idempotencyKeys: values['idempotency-keys'] ? ('on' as const) : undefined,
    channel: channelOption(values),
    attributes: attributesIn(nonEmpty('attributes', values.attributes)),
    identities: identityOptions(values),
    seed: number('seed', values.seed, { ...ranges.seed, from: 0 }),
    operatingUnitNumber: oun,
    realTime: definedFields({
      serviceMs: number('service-time', values['service-time'], ranges.delayMs),
      concurrentCalls: number('concurrent-calls', values['concurrent-calls'], ranges.concurrentCalls),
      failureRate: number('failure-rate', values['failure-rate'], ranges.probability),
    }),
  })
  checkOptions(options)
  return options
}

/** `-multipleContacts` turns a switch off. */
function switchOf(text: string): [name: string, isOn: boolean] {
  return text.startsWith('-') ? [text.slice(1), false] : [text, true]
}

function identityOptions(values: Values): Partial<IdentityOptions> | undefined {
  const linking = values['automatic-linking']
  const clientIds = nonEmpty('client-ids', values['client-ids'])
  const options: Partial<IdentityOptions> = {
    ...(values['any-token'] && { tokens: 'any' }),
    ...(linking !== undefined && { automaticLinking: linkingOf(linking) }),
    ...(clientIds !== undefined && { clientIds: list([clientIds]) }),
  }
  return Object.keys(options).length > 0 ? options : undefined
}

/** The list in a JSON file. The definitions are checked with the other options. */
function attributesIn(file: string | undefined): readonly AttributeDefinition[] | undefined {
  if (file === undefined) return undefined
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as readonly AttributeDefinition[]
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    throw new TypeError(`--attributes is a JSON file that can be read: ${reason}`, { cause: error })
  }
}

function linkingOf(text: string): AutomaticLinking {
  if (text === 'off' || text === 'B2C' || text === 'B2B') return text
  throw new TypeError(`--automatic-linking is off, B2C or B2B, not "${text}"`)
}

function number(name: string, text: string | undefined, range: NumberRange): number | undefined {
  if (text === undefined) return undefined
  // Stricter than `Number`, which reads '' as 0, and also 0x10.
  const value = /^\d+(\.\d+)?(e\d+)?$/i.test(text.trim()) ? Number(text) : NaN
  if (isIn(value, range)) return value
  throw new TypeError(`--${name} is ${described(range)}, not "${text}"`)
}

function secondsOf({ from, to, kind }: NumberRange): NumberRange {
  return { from: from / 1000, to: to / 1000, kind }
}

function nonEmpty(name: string, text: string | undefined): string | undefined {
  if (text === undefined || text.trim() !== '') return text
  throw new TypeError(`--${name} needs a value. Leave it out for the default.`)
}

function checkHeaderName(name: string): string {
  if (/^[\w!#$%&'*+.^`|~-]+$/.test(name)) return name
  throw new TypeError(`--expose-headers are names of headers, separated by commas, not "${name}"`)
}

function list(texts: readonly (string | undefined)[] = []): string[] {
  return texts
    .flatMap((text) => (text ?? '').split(','))
    .map((one) => one.trim())
    .filter(Boolean)
}
