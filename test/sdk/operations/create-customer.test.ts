import type { ServerResponse } from 'node:http'
import { describe, expect, test } from 'vitest'
import { createCustomer } from '../../../sdk/operations/create-customer.ts'
import { viewCustomer } from '../../../sdk/views/customer-view.ts'
import type { Payloads, StoredEntry } from '../../../sdk/outbox/model.ts'
import { refusalBody, sampleCustomer, sampleEntry, sampleLastAttempt } from '../../support/samples.ts'
import { json, type ReceivedRequest } from '../../support/scripted-channel.ts'
import { setupOperation } from './setup-operation.ts'

const sentAt = Date.UTC(2026, 0, 1)
const home = { street: 'Via Po 1', city: 'Torino', country: 'ITA' as const }
const draft = {
  firstName: 'Ada',
  lastName: 'Rossi',
  email: 'ada@example.com',
  addresses: [home],
  contacts: [{ kind: 'phone' as const, value: '+39 011 000' }],
}
const wireAda = {
  AccountNumber: '004021',
  FirstName: 'ADA',
  LastName: 'ROSSI',
  Email: 'ada@example.com',
  CreatedDateTime: new Date(sentAt + 1_000).toISOString(),
}
const wireHome = { RecordId: 7, Street: 'VIA PO 1', City: 'TORINO', ThreeLetterISORegionName: 'ITA' }
const wirePhone = { AddressTypeValue: 1, Value: '39011000', RecordId: 8 }
const named = (id: string) => [{ Key: 'PendingSyncRequestId', Value: { StringValue: id } }]

type Answer = (response: ServerResponse, request: ReceivedRequest) => void

async function setup(
  caller: 'shopper' | 'application',
  answer: Answer,
  payload: Partial<Payloads['create-customer']> = {},
) {
  const { call } = await setupOperation<'create-customer'>(
    { kind: 'create-customer', payload: { draft, addressKeys: ['home'], ...payload } },
    answer,
    {},
  )
  const entry = { ...call.entry, lastAttempt: sampleLastAttempt({ caller, at: sentAt }) }
  const customer = sampleCustomer({
    profile: { ...sampleCustomer().profile, addresses: [{ ...home, key: 'home' }] },
  })
  return {
    ...call,
    entry,
    customer,
    toHeldEntry: (content: object) => ({ ...sampleEntry(), id: 'new', ...content }) as StoredEntry,
  }
}

describe('a lost create of a shopper', () => {
  const lookUp = async (own: object, payload: Partial<Payloads['create-customer']> = {}) => {
    const call = await setup('shopper', json({ ...wireAda, ...own }), payload)
    const result = await createCustomer.lookUp(call)
    if (result.kind !== 'found') return { result }
    const { apply, remaining = [] } = result.delivery
    return { result, customer: apply(call.customer), remaining }
  }

  test('is the customer of the identity, whoever made it', async () => {
    const { customer, remaining } = await lookUp({ Addresses: [wireHome], Contacts: [wirePhone] })
    expect(customer).toMatchObject({
      identity: { status: 'synced', accountNumber: '004021' },
      profile: {
        firstName: 'ADA',
        addresses: [{ key: 'home', recordId: '7', street: 'VIA PO 1' }],
        contacts: [{ kind: 'phone', value: '39011000' }],
      },
    })
    expect(remaining).toEqual([])
  })

  test('keeps what the customer lacks as refused entries, the first one under the id of the create', async () => {
    const { customer, remaining } = await lookUp({ LastName: 'VERDI', Addresses: [], Contacts: [wirePhone] })
    const failure = { kind: 'refused', code: 'customer_exists' }
    expect(remaining).toMatchObject([
      {
        id: 'entry-1',
        kind: 'edit-customer',
        status: 'refused',
        failure,
        payload: { changes: { lastName: 'Rossi' } },
      },
      { kind: 'create-address', status: 'refused', failure, payload: { addressKey: 'home' } },
    ])
    expect(customer).toMatchObject({ profile: { lastName: 'VERDI', addresses: [] } })
    const shown = viewCustomer(
      customer!,
      remaining!.map((entry, seq): StoredEntry => ({ ...entry, seq })),
    )
    expect(shown).toMatchObject({ status: 'synced', edits: [{ status: 'refused', fields: ['lastName'] }] })
  })

  test('sends what the customer lacks with whenExists: update', async () => {
    const { remaining } = await lookUp({ LastName: 'VERDI', Addresses: [wireHome] }, { whenExists: 'update' })
    expect(remaining).toMatchObject([{ id: 'entry-1', kind: 'edit-customer' }, { kind: 'add-contact' }])
    for (const { status } of remaining!) expect(status).not.toBe('refused')
  })

  test('counts an address of the customer that was there before, however it is written', async () => {
    const { remaining } = await lookUp({ Addresses: [{ ...wireHome, Street: 'via  Po, 1' }], Contacts: [] })
    expect(remaining).toMatchObject([{ kind: 'add-contact' }])
  })

  test('of a channel that returns the request id is found by it', async () => {
    const own = {
      FirstName: 'A. D. A.',
      ExtensionProperties: named('entry-1'),
      Addresses: [{ ...wireHome, Street: 'Po 1' }],
    }
    const { customer, remaining } = await lookUp(own)
    expect(customer).toMatchObject({
      profile: { firstName: 'A. D. A.', addresses: [{ key: 'home', street: 'Po 1' }] },
    })
    expect(remaining).toEqual([])
  })

  test('is not the customer that another create made of somebody else', async () => {
    const bruno = { FirstName: 'Bruno', LastName: 'Neri', Email: 'bruno@example.com' }
    const { result } = await lookUp({ ...bruno, ExtensionProperties: named('other') })
    expect(result).toEqual({ kind: 'cannot-tell' })
  })
})

describe('a create that is refused because the identity has a customer', () => {
  const refusal = refusalBody('ExistingCustomerAlreadyMappedToExternalIdentity')
  const send = async (own: Answer) =>
    createCustomer.send(
      await setup('shopper', (response, request) =>
        request.method === 'POST' ? void response.writeHead(400).end(refusal) : own(response, request),
      ),
    )

  test('takes that customer', async () => {
    const answer = await send(json({ ...wireAda, Addresses: [wireHome] }))
    expect(answer).toMatchObject({ kind: 'ok', body: { remaining: [{ kind: 'add-contact' }] } })
  })

  test('is refused if the shopper has none: the e-mail address is somebody else’s', async () => {
    const answer = await send((response) => void response.writeHead(400).end(refusalBody('CustomerNotFound')))
    expect(answer).toMatchObject({ kind: 'refused' })
  })

  test('is in doubt if the customer cannot be read', async () => {
    const answer = await send((response) => void response.writeHead(503).end())
    expect(answer).toMatchObject({ kind: 'lost' })
  })
})

describe('the answer to a create', () => {
  const send = async (answer: object) => createCustomer.send(await setup('application', json(answer)))

  test.each([
    ['another e-mail address', { ...wireAda, Email: 'bruno@example.com' }],
    ['another request id', { ...wireAda, ExtensionProperties: named('other') }],
  ])('with %s is not adopted', async (_what, answer) => {
    expect(await send(answer)).toEqual({ kind: 'lost', reason: 'about-somebody-else' })
  })

  test('is adopted in whatever writing', async () => {
    expect(await send({ ...wireAda, Email: 'ADA@EXAMPLE.COM' })).toMatchObject({ kind: 'ok' })
  })
})

describe('a lost create of an application', () => {
  const lookUp = async (...customers: readonly object[]) => {
    const accounts = customers.map((_, index) => ({ AccountNumber: `00${index}` }))
    const call = await setup('application', (response, request) => {
      const [, index] = /00(\d)/.exec(decodeURIComponent(request.url)) ?? []
      json(request.method === 'POST' ? { value: accounts } : customers[Number(index)])(response)
    })
    return createCustomer.lookUp(call)
  }
  const old = { ...wireAda, CreatedDateTime: new Date(sentAt - 3_600_000).toISOString() }
  const verdi = { LastName: 'Verdi' }
  const dateless = { ...wireAda, CreatedDateTime: undefined }

  test.each([
    ['is the one equal customer that is new', [wireAda], 'found'],
    [
      'is the equal one of the new customers',
      [{ ...wireAda, ...verdi }, wireAda, { ...old, ...verdi }],
      'found',
    ],
    [
      'is not a customer without an id if the channel returns ids',
      [wireAda, { ...wireAda, ExtensionProperties: named('other') }],
      'not-found',
    ],
    ['is not there', [], 'not-found'],
    ['is not an older customer with other names', [{ ...old, ...verdi }], 'not-found'],
    ['may be an older customer if the clock is wrong', [old], 'unclear'],
    ['may be a new customer with another name', [{ ...wireAda, ...verdi }], 'unclear'],
    ['may be a customer without a date', [dateless], 'unclear'],
    ['is either of two equal customers that are new', [wireAda, wireAda], 'several'],
    [
      'is not a customer of another create',
      [{ ...wireAda, ExtensionProperties: named('other') }],
      'not-found',
    ],
    [
      'is the customer with its request id',
      [wireAda, { ...old, ...verdi, ExtensionProperties: named('entry-1') }],
      'found',
    ],
    [
      'may be among more customers than are read',
      Array.from({ length: 6 }, () => ({ ...old, ...verdi })),
      'unclear',
    ],
  ] as const)('%s', async (_what, customers, kind) => {
    expect((await lookUp(...customers)).kind).toBe(kind)
  })
})
