import type { HeadquartersOptions } from '../api/options.ts'
import type { ChannelBehaviour, TextRule } from '../model/channel-behaviour.ts'
import { ranges } from '../model/ranges.ts'
import { parseBehaviour, strict } from '../rules/channel-behaviour.ts'
import { definedFields } from '../wire/json.ts'
import { items, number } from './argument-values.ts'

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

type Flags = typeof channelFlags
type Values = {
  readonly [Name in keyof Flags]?: Flags[Name]['type'] extends 'string' ? string : boolean
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
      searchIndexLagMs: number('search-lag', values['search-lag'], ranges.delayMs),
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

function keysOf(list: string | undefined): ChannelBehaviour['keepsExtensionProperties'] | undefined {
  const keys = items('keep-extension-properties', list)
  if (!keys?.includes('all')) return keys
  if (keys.length === 1) return 'all'
  throw new TypeError(`--keep-extension-properties is all, or a list of keys, not both`)
}

function rulesOf(list: string | undefined): readonly TextRule[] | undefined {
  const rules = items('normalize', list)
  // Checked by `parsed`.
  return rules?.join() === 'none' ? [] : (rules as TextRule[] | undefined)
}
