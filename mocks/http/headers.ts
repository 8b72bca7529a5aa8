import type { Caller } from '../operations/operation.ts'
import { Refusal, type Language } from '../wire/refusal.ts'

/** Throws a `Refusal` unless the request names this channel. [ours] A missing or unknown channel is answered with 401. */
export function checkChannel(headers: Headers, operatingUnitNumber: string): void {
  const named = headers.get('OUN')
  if (named === operatingUnitNumber) return
  const reason = named ? `The channel is ${operatingUnitNumber}, not ${named}` : 'The OUN header is missing'
  throw new Refusal('OperatingUnitNumberNotFound', { reason })
}

export function callerOf(headers: Headers): Caller {
  const authorization = headers.get('Authorization')
  if (authorization === null) return { kind: 'anonymous' }
  const [, scheme = '', token = ''] = /^(\S+)\s+(\S+)$/.exec(authorization.trim()) ?? []
  if (scheme.toLowerCase() === 'id_token' && token) return { kind: 'shopper', subject: token }
  if (scheme.toLowerCase() === 'bearer' && token) return { kind: 'application' }
  throw new Refusal('AuthenticationRequired', { reason: 'Authorization is neither id_token nor Bearer' })
}

/** The first language of the request that there are words for. */
export function languageOf(headers: Headers): Language {
  const wanted = (headers.get('Accept-Language') ?? '')
    .split(',')
    .map((entry) => {
      const [tag = '', quality] = entry.trim().toLowerCase().split(';q=')
      return { language: tag.split('-')[0], quality: quality === undefined ? 1 : Number(quality) }
    })
    .toSorted((left, right) => right.quality - left.quality)
  return wanted.find(({ language }) => language === 'it' || language === 'en')?.language === 'it'
    ? 'it'
    : 'en'
}
