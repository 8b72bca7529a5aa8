import type { Address } from '../wire/customer-parts.ts'
import type { AddressDraft } from '../wire/draft.ts'
import { Refusal } from '../wire/refusal.ts'
import { isSame } from './is-same.ts'

/** An address of a body, with the address of the customer that it repeats or changes. Absent: it is new. */
export interface RecognizedAddress {
  readonly draft: AddressDraft
  readonly known?: Address
}

/**
 * Finds the addresses that a body means. `RecordId` or `Id` name one. Some clients have no `Id` and send the whole
 * customer back, so that an address that headquarters does not have yet comes without any identity. [ours] Such an
 * address is recognized by its content or, when it was changed, by the `FullAddress` that the client has read; each
 * waiting address once. `build` completes a new address. Throws a `Refusal` for the record id of another customer's address.
 */
export function recognizeAddresses(
  drafts: readonly AddressDraft[],
  current: readonly Address[],
  build: (draft: AddressDraft) => Address,
): RecognizedAddress[] {
  const found = drafts.map((draft) => findByIdentity(draft, current))
  const taken = new Set(found)
  const hasSameContent = (draft: AddressDraft, known: Address) =>
    isSame(contentOf(build(draft)), contentOf(known))
  for (const isMeant of [hasSameContent, hasSameFullAddress]) {
    for (const [at, draft] of drafts.entries()) {
      if (found[at] || draft.Id) continue
      const known = current.find((one) => one.RecordId === 0 && !taken.has(one) && isMeant(draft, one))
      found[at] = known
      taken.add(known)
    }
  }
  return drafts.map((draft, at) => ({ draft, ...(found[at] && { known: found[at] }) }))
}

function findByIdentity(draft: AddressDraft, current: readonly Address[]): Address | undefined {
  const known = current.find(
    ({ Id, RecordId }) => (draft.RecordId && draft.RecordId === RecordId) || (draft.Id && draft.Id === Id),
  )
  if (known || !draft.RecordId) return known
  throw new Refusal('IdMismatch', { reason: 'No address of this customer has this record id' })
}

/** Clients cannot write this property, so a changed address still has the one that the channel answered. */
function hasSameFullAddress({ FullAddress }: AddressDraft, known: Address): boolean {
  return Boolean(FullAddress) && FullAddress === known.FullAddress
}

/** The address without its identity and without the properties that an edit of another address may change. */
function contentOf(address: Address): object {
  const {
    Id: _id,
    RecordId: _recordId,
    IsAsyncAddress: _isAsync,
    IsPrimary: _isPrimary,
    ...content
  } = address
  return { ...content, Deactivate: false }
}
