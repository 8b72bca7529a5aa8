/** A customer that the channel made, as the channel itself noted it down. */
export interface Made {
  readonly requestId: string
  readonly email: string
  readonly guid: string
  /** Empty until headquarters gave one. */
  number: string
  readonly addresses: MadeAddress[]
}

export interface MadeAddress {
  readonly key: string
  readonly street: string
}

/** What was made and how often: the count that no client can touch. */
export interface Ledger {
  readonly made: readonly Made[]
  make(intent: { requestId: string; email: string }, mode: 'sync' | 'async'): Made
  find(account: string): Made | undefined
  search(keyword: string): readonly Made[]
  has(email: string): boolean
  hasStreet(street: string): boolean
  /** Who or what was made more than once, by the id of the intent or by what was typed. */
  twice(): readonly string[]
  /** What the three jobs do: everybody gets an account number. */
  convert(): void
}

export function createLedger(): Ledger {
  const made: Made[] = []
  const numberAt = (index: number) => String(4_001 + index).padStart(6, '0')

  const streets = () => made.flatMap(({ addresses }) => addresses.map(({ street }) => street))

  return {
    made,
    make(intent, mode) {
      const one: Made = { ...intent, guid: crypto.randomUUID(), number: '', addresses: [] }
      made.push(one)
      if (mode === 'sync') one.number = numberAt(made.length - 1)
      return one
    },
    find: (account) => made.find(({ guid, number }) => [guid, number].includes(account)),
    search: (keyword) => made.filter(({ email, requestId }) => [email, requestId].includes(keyword)),
    has: (email) => made.some((one) => one.email === email),
    hasStreet: (street) => streets().includes(street),
    twice: () => [
      ...repeated(streets()),
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
