import type { ServerResponse } from 'node:http'
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
