import type { ServerResponse } from 'node:http'
import { describe, expect, test } from 'vitest'
import { editAddress } from '../../../sdk/operations/edit-address.ts'
import { issueLoyaltyCard } from '../../../sdk/operations/issue-loyalty-card.ts'
import type { OperationContext } from '../../../sdk/operations/operation.ts'
import type { EntryKind } from '../../../sdk/domain/entry.ts'
import type { EntryOf } from '../../../sdk/outbox/model.ts'
import { strictAsyncRules } from '../../../sdk/negotiation/decision.ts'
import { sampleChannel, sampleCustomer, sampleEntry } from '../../support/samples.ts'
import { json, setupEndpoints, type ReceivedRequest } from '../../support/scripted-channel.ts'

const home = { key: 'address-1', street: 'Via Po 1', city: 'Torino', zipCode: '10124', country: 'ITA' }
const synced = { status: 'synced', mode: 'sync', accountNumber: '004021' } as const

async function setupOperation<Kind extends EntryKind>(
  part: Pick<EntryOf<Kind>, 'kind' | 'payload'>,
  answer: (response: ServerResponse, request: ReceivedRequest) => void,
  profile: object,
) {
  const { endpoints, seen } = await setupEndpoints(answer)
  const customer = sampleCustomer({ identity: synced })
  const call = {
    entry: { ...sampleEntry(), ...part } as unknown as EntryOf<Kind>,
    customer: { ...customer, profile: { ...customer.profile, ...profile } },
    endpoints,
    channel: sampleChannel(),
    rules: strictAsyncRules,
    toHeldEntry() {
      throw new Error('These operations hold nothing.')
    },
  } satisfies OperationContext<Kind>
  return { call, sent: () => seen.filter(({ method }) => method === 'PATCH') }
}

describe('editing an address without a record id', () => {
  const change = {
    kind: 'edit-address',
    payload: { addressKey: home.key, changes: { street: 'Via Po 2' } },
  } as const
  const edit = (answer: (response: ServerResponse, request: ReceivedRequest) => void) =>
    setupOperation<'edit-address'>(change, answer, { addresses: [home] })

  test('reads the record id from the channel, then sends the edit', async () => {
    const known = { RecordId: 7, Street: 'Via Po 1', City: 'Torino', ZipCode: '10124' }
    const { call, sent } = await edit(json({ AccountNumber: '004021', Addresses: [known] }))
    expect(await editAddress.send(call)).toMatchObject({ kind: 'ok' })
    expect(JSON.parse(sent()[0]!.body)).toMatchObject({ Addresses: [{ RecordId: 7, Street: 'Via Po 2' }] })
  })

  test('sends nothing if the record id cannot be read, because the channel would add a second address', async () => {
    const { call, sent } = await edit((response) => void response.writeHead(503).end())
    expect(await editAddress.send(call)).toEqual({ kind: 'busy' })
    expect(sent()).toEqual([])
  })

  test('sends nothing while the channel has not assigned a record id', async () => {
    const unnumbered = { RecordId: 0, Street: 'Via Po 1', City: 'Torino', ZipCode: '10124' }
    const { call, sent } = await edit(json({ AccountNumber: '004021', Addresses: [unnumbered] }))
    expect(await editAddress.send(call)).toEqual({ kind: 'busy' })
    expect(sent()).toEqual([])
  })

  test('refuses the edit if the channel does not have the address', async () => {
    const { call, sent } = await edit(json({ AccountNumber: '004021', Addresses: [] }))
    expect(await editAddress.send(call)).toMatchObject({ kind: 'refused' })
    expect(sent()).toEqual([])
  })
})

describe('looking up a loyalty card whose answer was lost', () => {
  const issue = { kind: 'issue-loyalty-card', payload: {} } as const
  const lookUp = async (cards: readonly string[]) => {
    const rows = cards.map((CardNumber) => ({ CardNumber }))
    const { call } = await setupOperation<'issue-loyalty-card'>(issue, json({ value: rows }), {
      loyaltyCardNumber: 'known',
    })
    return issueLoyaltyCard.lookUp(call)
  }

  test('finds the card that was not known before', async () => {
    expect(await lookUp(['known', 'new'])).toMatchObject({ kind: 'found' })
  })

  test('does not mistake an earlier card for it', async () => {
    expect(await lookUp(['known'])).toEqual({ kind: 'not-found' })
  })
})
