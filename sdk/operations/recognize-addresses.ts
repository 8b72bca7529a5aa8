import type { CountryCode } from '../domain/country-code.ts'
import { addressKey, isSameAddress, likeness, type AddressContent } from '../domain/content.ts'
import { best, differencesSince, newSince, pair, type Mark } from '../domain/recognition.ts'
import { definedFields } from '../domain/validation.ts'
import type { StoredAddress } from '../outbox/model.ts'
import type { WireAddress } from '../wire/address-shape.ts'

/**
 * Returns the addresses as the channel answered them, each under the key it has on this device. `own`: the answered
 * addresses that are known to be ours, by our keys. An address of another device or a till gets a key. One that earlier
 * answers contained and this one does not is gone, unless the answer may be old (`keep-missing`). Pure.
 */
export function recognizeAddresses(
  known: readonly StoredAddress[],
  answered: readonly WireAddress[] | undefined,
  own: ReadonlyMap<string, WireAddress>,
  missing: 'keep-missing' | 'drop-missing' = 'drop-missing',
): readonly StoredAddress[] {
  if (!answered) return known
  const found = pair(known, answered, [
    ({ key }, wire) => own.get(key) === wire,
    ({ key }, wire) => wire.key === key,
    hasSameId,
    // A conversion may have replaced its ids, or it never had any.
    (address, wire) => wire.key === undefined && hasSameTexts(address, wire.content),
    (address, wire) => wire.key === undefined && isSameAddress(address, wire.content),
  ])
  const kept = known.flatMap((address, index) => {
    const wire = found[index]
    if (wire) return [withAnswer(address, wire)]
    const wasAnswered = address.recordId !== undefined
    return wasAnswered && missing === 'drop-missing' ? [] : [address]
  })
  return answered.filter((wire) => !found.includes(wire)).reduce(withForeign, kept)
}

const recordPrefix = 'record '

/** The ids and the content of an address, for telling later what is new. */
export function toAddressMark({ recordId, channelId, content }: WireAddress): Mark {
  const recordIds = recordId ? [recordPrefix + recordId] : []
  const channelIds = channelId ? [`id ${channelId}`] : []
  return { ids: [...recordIds, ...channelIds], content: addressKey(content) }
}

/** The address that was added, in the answer to the request that added it; `undefined` if the answer does not show it yet. */
export function findAdded(
  added: StoredAddress,
  before: readonly Mark[],
  answered: readonly WireAddress[],
): WireAddress | undefined {
  const candidates = newSince(before, answered, toAddressMark).filter((wire) => isFree(wire, added.key))
  const equal = candidates.filter(({ content }) => isSameAddress(added, content))
  const chosen = equal.length > 0 ? equal : candidates
  return ownOf(added.key, answered) ?? best(chosen, ({ content }) => likeness(added, content))
}

/** The result of looking for an address whose answer was lost. */
export type FoundAddress =
  | { readonly kind: 'found'; readonly address: WireAddress }
  /** Nothing is new; something else is new; several new ones are equal to it. */
  | { readonly kind: 'nothing-new' | 'another' | 'several' }

/** Finds an address whose answer was lost among what is new since it was sent. Nothing that was there before is taken for it. */
export function findLost(
  lost: StoredAddress,
  before: readonly Mark[],
  answered: readonly WireAddress[],
): FoundAddress {
  const { added, replacing } = differencesSince(before, answered, toAddressMark)
  const candidates = added.filter((wire) => isFree(wire, lost.key))
  const equal = candidates.filter(({ content }) => isSameAddress(lost, content))
  const address = ownOf(lost.key, answered) ?? equal[0]
  if (address && (equal.length <= 1 || address.key === lost.key)) return { kind: 'found', address }
  if (equal.length > 1) return { kind: 'several' }
  // An equal one with a record id is gone: it was deactivated and this one is ours, or it has another record id now.
  const isUncertain = replacing.some(
    ({ item, gone }) => isSameAddress(lost, item.content) && isFree(item, lost.key) && hasRecordId(gone),
  )
  return { kind: candidates.length > 0 || isUncertain ? 'another' : 'nothing-new' }
}

/** Pairs the addresses of a create with those of its answer. All of them are ours, so that what is left over is paired too. */
export function pairAddresses(
  sent: readonly StoredAddress[],
  answered: readonly WireAddress[],
): readonly (WireAddress | undefined)[] {
  const similar = pair(sent, answered, [
    ({ key }, wire) => wire.key === key,
    (address, wire) => hasSameTexts(address, wire.content),
    (address, wire) => isSameAddress(address, wire.content),
  ])
  const left = new Set(answered.filter((wire) => !similar.includes(wire)))
  return sent.map((address, index) => {
    const wire = similar[index] ?? best([...left], ({ content }) => likeness(address, content))
    if (wire) left.delete(wire)
    return wire
  })
}

/** True if it is not known to be another one. */
function isFree({ key }: WireAddress, own: string): boolean {
  return key === undefined || key === own
}

function hasRecordId({ ids }: Mark): boolean {
  return ids.some((id) => id.startsWith(recordPrefix))
}

function ownOf(key: string, answered: readonly WireAddress[]): WireAddress | undefined {
  return answered.find((wire) => wire.key === key)
}

function hasSameId(address: StoredAddress, { recordId, channelId }: WireAddress): boolean {
  return (
    (recordId !== '' && recordId === address.recordId) ||
    (channelId !== undefined && channelId === address.channelId)
  )
}

function hasSameTexts(address: AddressContent, answered: AddressContent): boolean {
  const { purpose: _purpose, ...texts } = answered
  const fields = Object.entries(texts) as [keyof typeof texts, string][]
  return fields.length > 0 && fields.every(([field, text]) => (address[field] ?? '') === text)
}

function withAnswer(
  address: StoredAddress,
  { recordId, channelId, content, isPrimary }: WireAddress,
): StoredAddress {
  const texts: AddressContent = Object.fromEntries(
    Object.entries(content).map(([field, text]) => [field, text || undefined]),
  )
  return definedFields({
    ...address,
    ...texts,
    country: (content.country as CountryCode | undefined) || address.country,
    recordId: recordId || (address.recordId ?? ''),
    channelId: channelId ?? address.channelId,
    isPrimary: isPrimary ?? address.isPrimary,
  })
}

function withForeign(known: readonly StoredAddress[], wire: WireAddress): readonly StoredAddress[] {
  const name = wire.recordId || wire.channelId
  const unnumbered = known.filter(({ key }) => key.startsWith('unnumbered-')).length
  const key = wire.key ?? (name ? `channel-${name}` : `unnumbered-${unnumbered + 1}`)
  return [...known, withAnswer({ key, country: '' as CountryCode }, wire)]
}
