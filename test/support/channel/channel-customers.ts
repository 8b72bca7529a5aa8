/** A customer that the channel made, as the channel itself noted it down. */
export interface Made {
  readonly requestId: string
  readonly email: string
  readonly guid: string
  /** Empty until headquarters gave one. */
  number: string
  readonly addresses: MadeAddress[]
  /** Values of second e-mails and phones. */
  contacts: readonly string[]
  firstName: string
  titleId: number
  readonly cards: string[]
}

export interface MadeAddress {
  readonly key: string
  street: string
}

/** What was made and how often: the count that no client can touch. */
export interface Ledger {
  readonly made: readonly Made[]
  make(intent: { requestId: string; email: string; firstName?: string }, mode: 'sync' | 'async'): Made
  find(account: string): Made | undefined
  search(keyword: string): readonly Made[]
  has(email: string): boolean
  /** Whether some customer has an address, a contact or a card that says so. */
  hasPart(text: string): boolean
  /** Who or what was made more than once, by the id of the intent or by what was typed. */
  twice(): readonly string[]
  /** What the three jobs do: everybody gets an account number. */
  convert(): void
}

export function createLedger(): Ledger {
  const made: Made[] = []
  const numberAt = (index: number) => String(4_001 + index).padStart(6, '0')

  const parts = () =>
    made.flatMap(({ addresses, contacts, cards }) => [
      ...addresses.map(({ street }) => street),
      ...contacts,
      ...cards,
    ])

  return {
    made,
    make(intent, mode) {
      const nothing = { number: '', addresses: [], contacts: [], cards: [], titleId: 0, firstName: '' }
      const one: Made = { ...nothing, ...intent, guid: crypto.randomUUID() }
      made.push(one)
      if (mode === 'sync') one.number = numberAt(made.length - 1)
      return one
    },
    find: (account) => made.find(({ guid, number }) => [guid, number].includes(account)),
    search: (keyword) => made.filter(({ email, requestId }) => [email, requestId].includes(keyword)),
    has: (email) => made.some((one) => one.email === email),
    hasPart: (text) => parts().includes(text),
    twice: () => [
      ...repeated(parts()),
      ...repeated(made.flatMap(({ addresses }) => addresses.map(({ key }) => key))),
      ...repeated(made.map(({ requestId }) => requestId)),
      ...repeated(made.map(({ email }) => email)),
    ],
    convert() {
      made.forEach((one, index) => (one.number ||= numberAt(index)))
    },
  }
}

function repeated(texts: readonly string[]): readonly string[] {
  return Array.from(new Set(texts.filter((text, index) => texts.indexOf(text) !== index)))
}
