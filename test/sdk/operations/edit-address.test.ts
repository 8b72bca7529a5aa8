import type { ServerResponse } from 'node:http'
import type { Payloads } from '../../../sdk/outbox/model.ts'
import { describe, expect, test } from 'vitest'
import { editAddress } from '../../../sdk/operations/edit-address.ts'
import { json, type ReceivedRequest } from '../../support/scripted-channel.ts'
import { home, setupOperation } from './setup-operation.ts'

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

describe('editing an address that has changed elsewhere', () => {
  const edit = async (
    changes: Payloads['edit-address']['changes'],
    answered: readonly object[],
    ids: object,
  ) => {
    const { call, sent } = await setupOperation<'edit-address'>(
      { kind: 'edit-address', payload: { addressKey: home.key, changes } },
      json({ AccountNumber: '004021', Addresses: answered }),
      { addresses: [{ ...home, ...ids }] },
    )
    const answer = await editAddress.send(call)
    const bodies = sent().map(({ body }) => JSON.parse(body) as { Addresses: readonly object[] })
    return { answer, sent: bodies.map(({ Addresses }) => Addresses[0]) }
  }
  const wire = { Street: 'VIA PO 1', City: 'TORINO', ZipCode: '10124', ThreeLetterISORegionName: 'ITA' }

  test('names it by the ids that it got in a conversion', async () => {
    const { sent } = await edit({ street: 'Via Po 2' }, [{ ...wire, RecordId: 9, Id: '9' }], {
      recordId: '',
      channelId: 'a-guid',
    })
    expect(sent).toMatchObject([{ RecordId: 9, Id: '9', Street: 'Via Po 2' }])
  })

  test('keeps the fields that another device has changed', async () => {
    const { sent } = await edit({ street: 'Via Po 2' }, [{ ...wire, RecordId: 9, City: 'Moncalieri' }], {
      recordId: '9',
    })
    expect(sent).toMatchObject([{ RecordId: 9, Street: 'Via Po 2', City: 'Moncalieri' }])
  })

  test('has nothing to deactivate if another device has done it', async () => {
    const { answer, sent } = await edit('deactivate', [{ ...wire, RecordId: 8, Street: 'Via Roma 2' }], {
      recordId: '9',
    })
    expect(answer).toMatchObject({ kind: 'ok' })
    expect(sent).toEqual([])
  })

  test('refuses to change it if another device has deactivated it', async () => {
    const { answer, sent } = await edit({ street: 'Via Po 2' }, [], { recordId: '9' })
    expect(answer).toMatchObject({ kind: 'refused' })
    expect(sent).toEqual([])
  })
})
