/** A customer that the channel created, as the channel itself recorded it. */
export interface ChannelCustomer {
  readonly requestId: string
  readonly email: string
  readonly guid: string
  /** Empty until headquarters has assigned one. */
  accountNumber: string
  readonly addresses: ChannelAddress[]
  /** The values of second e-mails and phones. */
  contacts: readonly string[]
  firstName: string
  titleId: number
  readonly cards: string[]
}

export interface ChannelAddress {
  readonly key: string
  street: string
}

/** The channel's own count of what it created, which no mistake of the SDK can change. */
export interface ChannelCustomers {
  readonly all: readonly ChannelCustomer[]
  create(
    request: { requestId: string; email: string; firstName?: string },
    mode: 'sync' | 'async',
  ): ChannelCustomer
  /** By GUID or account number. */
  find(account: string): ChannelCustomer | undefined
  /** By e-mail address or request id. */
  search(keyword: string): readonly ChannelCustomer[]
  has(email: string): boolean
  /** Whatever was created more than once: request ids, e-mails, address keys, streets, contacts and cards. */
  duplicates(): readonly string[]
  /** Gives every customer an account number, as the three jobs do. */
  assignAccountNumbers(): void
}

export function createChannelCustomers(): ChannelCustomers {
  const all: ChannelCustomer[] = []
  const numberAt = (index: number) => String(4_001 + index).padStart(6, '0')

  return {
    all,
    create(request, mode) {
      const empty = { accountNumber: '', addresses: [], contacts: [], cards: [], titleId: 0, firstName: '' }
      const customer: ChannelCustomer = { ...empty, ...request, guid: crypto.randomUUID() }
      all.push(customer)
      if (mode === 'sync') customer.accountNumber = numberAt(all.length - 1)
      return customer
    },
    find: (account) => all.find(({ guid, accountNumber }) => [guid, accountNumber].includes(account)),
    search: (keyword) => all.filter(({ email, requestId }) => [email, requestId].includes(keyword)),
    has: (email) => all.some((customer) => customer.email === email),
    duplicates: () => [
      ...repeated(
        all.flatMap(({ addresses, contacts, cards }) => [
          ...addresses.map(({ street }) => street),
          ...contacts,
          ...cards,
        ]),
      ),
      ...repeated(all.flatMap(({ addresses }) => addresses.map(({ key }) => key))),
      ...repeated(all.map(({ requestId }) => requestId)),
      ...repeated(all.map(({ email }) => email)),
    ],
    assignAccountNumbers() {
      all.forEach((customer, index) => (customer.accountNumber ||= numberAt(index)))
    },
  }
}

function repeated(texts: readonly string[]): readonly string[] {
  return Array.from(new Set(texts.filter((text, index) => texts.indexOf(text) !== index)))
}
