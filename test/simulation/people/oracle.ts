import { accountLabel, CommerceError, type Commerce, type Customer, type EntryKind } from 'pending-sync'
import { italian } from 'pending-sync/messages/it'
import type { Headquarters } from 'pending-sync/mocks'
import type { DeviceTab } from './device.ts'
import { guid } from '../random/oracle.ts'
import type { Overlaps } from './overlaps.ts'
import { ownersIn, senderOf } from './people.ts'

/** A later name replaces an earlier one. Of several cards that were asked for a customer shows one. */
type Kind = 'part' | 'name' | 'card'

/** Remembers what the SDK promised to whom, and compares that with what headquarters has. */
export interface Oracle {
  /** Remembers a verb: `text` is what it brings to headquarters, with a mark of its owner. */
  expect(owner: string, text: string, verb: Promise<unknown>, kind?: Kind): void
  /** A person gave it up, or the device forgot it. */
  giveUp(text: string): void
  giveUpAll(owner: string): void
  /** Looks whose texts a request carries, and with whose token. */
  noteRequest(request: Request): Promise<void>
  /** Looks for GUIDs in everything that a tab shows. */
  watch(tab: DeviceTab): void
  /** True if headquarters or the channel has this text. */
  isThere(text: string): Promise<boolean>
  /** The invariants that do not hold; empty when every promise was kept. */
  violations(tabs: readonly DeviceTab[]): Promise<readonly string[]>
  next(owner: string): string
}

interface Promised {
  readonly owner: string
  readonly text: string
  readonly kind: Kind
  isAcknowledged: boolean
}

/** `overlaps`: the edits of two devices at once, of which one may take away what the other added. */
export function createOracle(hq: Headquarters, overlaps: Pick<Overlaps, 'mayTakeAway'>): Oracle {
  const promises: Promised[] = []
  const givenUp = new Set<string>()
  const seen: string[] = []
  let count = 0

  async function everything(): Promise<string> {
    const { channel, headquarters } = await hq.tables.read()
    return JSON.stringify([channel, headquarters.customers, headquarters.loyaltyCards]).toLowerCase()
  }

  async function lost(tabs: readonly DeviceTab[]): Promise<string[]> {
    const stored = await everything()
    const open = tabs.map(({ commerce }) => shownText(commerce)).join()
    const isSafe = ({ owner, text, kind }: Promised) =>
      givenUp.has(text) ||
      [stored, open].some((place) => place.includes(text.toLowerCase())) ||
      (kind === 'name' &&
        (isReplaced(promises, owner, text, stored + open) || hasOpen(tabs, owner, 'edit-customer'))) ||
      (kind === 'card' && hasOpen(tabs, owner, 'issue-loyalty-card')) ||
      overlaps.mayTakeAway(text)
    return promises
      .filter((promised) => promised.isAcknowledged && !isSafe(promised))
      .map(({ text }) => `lost: ${text}`)
  }

  async function doubleOrForeign(): Promise<string[]> {
    const { headquarters } = await hq.tables.read()
    const customers = headquarters.customers.map(({ customer }) => customer)
    const texts = customers.flatMap(({ Addresses, Contacts }) => [
      ...Addresses.filter(({ Deactivate }) => !Deactivate).map(({ Street }) => Street),
      ...Contacts.flatMap(({ IsPrimary, Value }) => (IsPrimary ? [] : [Value])),
    ])
    const cards = headquarters.loyaltyCards.map(({ CardNumber }) => CardNumber)
    const foreign = customers.filter((customer) => ownersIn(JSON.stringify(customer)).size > 1)
    return [
      ...repeated([...texts, ...cards]).map((text) => `duplicate: ${text}`),
      ...repeated(customers.map(({ Email }) => Email)).map((email) => `duplicate: customer ${email}`),
      ...foreign.map(({ AccountNumber }) => `foreign: ${AccountNumber} has texts of two people`),
    ]
  }

  return {
    next: (owner) => `${owner}.${(count += 1)}`,
    expect(owner, text, verb, kind = 'part') {
      const promised: Promised = { owner, text, kind, isAcknowledged: false }
      promises.push(promised)
      verb.then(
        () => (promised.isAcknowledged = true),
        (error: unknown) => {
          if (!(error instanceof CommerceError)) seen.push(`thrown: ${String(error)}`)
          else if (guid.test(error.message)) seen.push(`a GUID in a message: ${error.message}`)
        },
      )
    },
    giveUp: (text) => void givenUp.add(text),
    giveUpAll(owner) {
      for (const { text } of promises.filter((one) => one.owner === owner)) givenUp.add(text)
    },
    async noteRequest(request) {
      if (request.method === 'GET' || !request.url.includes('/Commerce/')) return
      if (request.url.endsWith('/Search')) return
      const body = await request.text()
      const sender = senderOf(request)
      for (const owner of ownersIn(body))
        if (owner !== sender) seen.push(`foreign: a text of ${owner} was sent as ${sender}: ${body}`)
    },
    watch({ name, commerce, user }) {
      commerce.customers.all.subscribe((customers) => {
        for (const customer of customers) {
          for (const locale of ['en', 'it'])
            if (guid.test(accountLabel(customer, { locale, messages: { it: italian } })))
              seen.push(`a GUID in a label in ${name}`)
          const others = [...ownersIn(textOf(customer))].filter((owner) => owner !== (user?.name ?? 'guest'))
          if (others.length > 0) seen.push(`foreign: ${name} shows a customer of ${others.join()}`)
        }
      })
    },
    isThere: async (text) => (await everything()).includes(text.toLowerCase()),
    async violations(tabs) {
      return [
        ...new Set(seen),
        ...(await doubleOrForeign()),
        ...(await lost(tabs)),
        ...tabs.flatMap(stuckEntries),
      ]
    },
  }
}

/** An entry says what was refused; the customer is shown as headquarters has it. */
function hasOpen(tabs: readonly DeviceTab[], owner: string, entryKind: EntryKind): boolean {
  return tabs
    .filter(({ user }) => (user?.name ?? 'guest') === owner)
    .some(({ commerce }) => commerce.outbox.get().some(({ kind }) => kind === entryKind))
}

/** A later name of the same person is there, or shown with a create that is not answered yet. */
function isReplaced(promises: readonly Promised[], owner: string, text: string, there: string): boolean {
  return promises.some(
    (other) =>
      other.kind === 'name' &&
      other.owner === owner &&
      other.text !== text &&
      there.includes(other.text.toLowerCase()),
  )
}

function textOf({ firstName, email, addresses }: Customer): string {
  return [firstName, email, ...addresses.map(({ street }) => street)].join(' ')
}

function shownText({ customers }: Commerce): string {
  return JSON.stringify(customers.all.get()).toLowerCase()
}

function repeated(texts: readonly string[]): readonly string[] {
  const lower = texts.map((text) => text.toLowerCase()).filter(Boolean)
  return Array.from(new Set(lower.filter((text, index) => lower.indexOf(text) !== index)))
}

/** Entries that should have been delivered by now. Those behind one that waits for a person wait with it. */
function stuckEntries({ name, commerce }: DeviceTab): readonly string[] {
  const entries = commerce.outbox.get()
  const isForPerson = (status: string) => status === 'in-doubt' || status === 'refused'
  const blocked = new Set(entries.flatMap((one) => (isForPerson(one.status) ? [one.customerKey] : [])))
  return entries
    .filter(({ customerKey, status, nextAttemptAt }) =>
      isForPerson(status) ? nextAttemptAt !== undefined : status === 'sending' || !blocked.has(customerKey),
    )
    .map(({ kind, status, failure }) => `stuck in ${name}: ${kind} ${status} ${failure?.code ?? ''}`)
}
