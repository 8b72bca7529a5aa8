import { readFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import type { IdentityOptions } from '../api/identities.ts'
import type { HeadquartersOptions } from '../api/options.ts'
import type { AttributeDefinition } from '../model/attributes.ts'
import type { AutomaticLinking } from '../model/identity-rows.ts'
import { ranges, type NumberRange } from '../model/ranges.ts'
import { checkOperatingUnit, checkOptions } from '../rules/check-options.ts'
import { definedOptions } from '../runtime/option-types.ts'
import { definedFields } from '../wire/json.ts'
import { checkGivenOnce, checkKnown, items, itemsOfAll, listed, nonEmpty, number } from './argument-values.ts'
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
  checkKnown(args, Object.keys(flags))
  const { values, tokens } = parseArgs({ args: [...args], options: flags, strict: true, tokens: true })
  checkGivenOnce(tokens, flags)
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
    allowHosts: itemsOfAll('allow-host', values['allow-host']).map((name) =>
      checkHostName(name, '--allow-host'),
    ),
    allowOrigins: itemsOfAll('allow-origin', values['allow-origin']).map((origin) =>
      checkOrigin(origin, '--allow-origin'),
    ),
    ...(expose !== undefined && { exposeHeaders: listed(expose).map(checkHeaderName) }),
  }
}

function headquartersOptions(values: Values): HeadquartersOptions {
  const oun = values.oun
  if (oun !== undefined) checkOperatingUnit(oun, '--oun')
  const features = switchesOf(items('features', values.features) ?? [])
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
  checkOptions(definedOptions(options))
  return options
}

/** `-multipleContacts` turns a switch off. */
function switchesOf(texts: readonly string[]): Record<string, boolean> {
  const both = texts.find((text) => texts.includes(`-${text}`))
  if (both !== undefined) throw new TypeError(`--features turns ${both} on and off: name it once`)
  return Object.fromEntries(
    texts.map((text) => (text.startsWith('-') ? [text.slice(1), false] : [text, true])),
  )
}

function identityOptions(values: Values): Partial<IdentityOptions> | undefined {
  const linking = values['automatic-linking']
  const clientIds = items('client-ids', values['client-ids'])
  const options: Partial<IdentityOptions> = {
    ...(values['any-token'] && { tokens: 'any' }),
    ...(linking !== undefined && { automaticLinking: linkingOf(linking) }),
    ...(clientIds !== undefined && { clientIds }),
  }
  return Object.keys(options).length > 0 ? options : undefined
}

/** The list in a JSON file. The definitions are checked with the other options. */
function attributesIn(file: string | undefined): readonly AttributeDefinition[] | undefined {
  if (file === undefined) return undefined
  try {
    // Programs of Windows begin a file with a byte order mark.
    return JSON.parse(readFileSync(file, 'utf8').replace(/^\uFEFF/, '')) as readonly AttributeDefinition[]
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    throw new TypeError(`--attributes is a JSON file that can be read: ${reason}`, { cause: error })
  }
}

function linkingOf(text: string): AutomaticLinking {
  if (text === 'off' || text === 'B2C' || text === 'B2B') return text
  throw new TypeError(`--automatic-linking is off, B2C or B2B, not "${text}"`)
}

function secondsOf({ from, to, kind }: NumberRange): NumberRange {
  return { from: from / 1000, to: to / 1000, kind }
}

function checkHeaderName(name: string): string {
  if (/^[\w!#$%&'*+.^`|~-]+$/.test(name)) return name
  throw new TypeError(`--expose-headers are names of headers, separated by commas, not "${name}"`)
}
