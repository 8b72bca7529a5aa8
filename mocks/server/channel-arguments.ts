import type { HeadquartersOptions } from '../api/options.ts'
import type { ChannelBehaviour, TextRule } from '../model/channel-behaviour.ts'
import { parseBehaviour, strict } from '../rules/channel-behaviour.ts'
import { definedFields } from '../wire/json.ts'

/** The flags that say how strict the channel is. */
export const channelFlags = {
  'keep-extension-properties': { type: 'string' },
  'unknown-attributes': { type: 'string' },
  normalize: { type: 'string' },
  roles: { type: 'string' },
  'no-anonymous-access': { type: 'boolean', default: false },
  'no-guest-reads': { type: 'boolean', default: false },
  'guid-after-conversion': { type: 'string' },
  'search-lag': { type: 'string' },
} as const

export const channelHelp = `
How strict the channel is:
  --keep-extension-properties <keys>
                            keys to keep, separated by commas, or: all (default none)
  --unknown-attributes <refused|dropped|kept>
                            customer attributes that headquarters does not define (default refused)
  --normalize <rules>       rewriting of stored text: lower-case-emails, single-blanks, capitals,
                            zip-plus-4, phone-digits, or: none (default the first two)
  --roles <documented|open> who may send what (default documented)
  --no-anonymous-access     refuse all requests without a token
  --no-guest-reads          guests cannot read a pending customer by its GUID
  --guid-after-conversion <converted-customer|not-found|async-row>
                            answer for the GUID of a converted customer (default converted-customer)
  --search-lag <ms>         how long searches miss new and changed customers (default 0)

More:`

type Values = {
  readonly [Name in keyof typeof channelFlags]?: string | boolean | undefined
}

/** The option `channel` of these flags; `undefined` without any. Throws a TypeError that names the wrong flag. */
export function channelOption(values: Values): HeadquartersOptions['channel'] {
  return parsed(
    definedFields({
      keepsExtensionProperties: keysOf(values['keep-extension-properties']),
      unknownAttributes: values['unknown-attributes'],
      normalizes: rulesOf(values.normalize),
      roles: values.roles,
      anonymousAccess: values['no-anonymous-access'] ? false : undefined,
      guestsReadByGuid: values['no-guest-reads'] ? false : undefined,
      guidAfterConversion: values['guid-after-conversion'],
      searchIndexLagMs: millisecondsOf(values['search-lag']),
    }) as Partial<ChannelBehaviour>,
  )
}

/** The flag of each option, for the error. */
const flagOf: Readonly<Record<string, string>> = {
  keepsExtensionProperties: 'keep-extension-properties',
  unknownAttributes: 'unknown-attributes',
  normalizes: 'normalize',
  roles: 'roles',
  guidAfterConversion: 'guid-after-conversion',
  searchIndexLagMs: 'search-lag',
}

function parsed(given: Partial<ChannelBehaviour>): Partial<ChannelBehaviour> | undefined {
  for (const [name, value] of Object.entries(given)) {
    try {
      parseBehaviour({ [name]: value }, strict)
    } catch (error) {
      const message = error instanceof Error ? error.message : String(error)
      throw new TypeError(message.replace(`channel.${name}`, `--${flagOf[name] ?? name}`), { cause: error })
    }
  }
  return Object.keys(given).length > 0 ? given : undefined
}

function keysOf(
  list: string | boolean | undefined,
): ChannelBehaviour['keepsExtensionProperties'] | undefined {
  if (typeof list !== 'string') return undefined
  return list === 'all' ? 'all' : itemsOf(list)
}

function rulesOf(list: string | boolean | undefined): readonly TextRule[] | undefined {
  if (typeof list !== 'string') return undefined
  // Checked by `parsed`.
  return list === 'none' ? [] : (itemsOf(list) as TextRule[])
}

function millisecondsOf(text: string | boolean | undefined): number | undefined {
  if (typeof text !== 'string') return undefined
  return text.trim() === '' ? NaN : Number(text)
}

function itemsOf(list: string): string[] {
  return list
    .split(',')
    .map((item) => item.trim())
    .filter(Boolean)
}
