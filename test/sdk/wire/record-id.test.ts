import { describe, expect, test } from 'vitest'
import { addAffiliation } from '../../../sdk/operations/add-affiliation.ts'
import { addContact } from '../../../sdk/operations/add-contact.ts'
import { editAddress } from '../../../sdk/operations/edit-address.ts'
import { parseWithLongs, stringifyWithLongs, toWireId } from '../../../sdk/wire/record-id.ts'
import { setupEndpoints } from '../../support/scripted-channel.ts'
import { home, readAndSend, setupOperation } from '../operations/setup-operation.ts'

const large = '9007199254740993'
const largest = '9223372036854775807'

describe('JSON with numbers that JavaScript rounds', () => {
  test.each([
    `{"RecordId":${large}}`,
    `[${largest},-${largest},9007199254740992]`,
    `{"a":{"b":[{"RecordId":${large},"Text":"${large}"}]}}`,
    `{"Text":"a \\"${large}\\" and {\\"@pending-sync.long\\":\\"1\\"}","RecordId":${largest}}`,
    `{"Text":"ends with a backslash \\\\","RecordId":${large}}`,
    `{"RecordId":5637144576,"Amount":0.5,"Many":[1,2,3]}`,
  ])('keeps every digit of %s', (text) => {
    expect(stringifyWithLongs(parseWithLongs(text))).toBe(text)
  })

  test('reads decimals as the platform does', () => {
    expect(parseWithLongs('[0.12345678901234567890,1234567890123456.75,1e21,12345678901234567E-2]')).toEqual([
      0.12345678901234568, 1234567890123456.8, 1e21, 123456789012345.67,
    ])
  })

  test.each(['', '{"RecordId":', `{"Text":"${large}`, `{"RecordId":${large}${'"'}`])(
    'throws a SyntaxError for %j',
    (text) => {
      expect(() => parseWithLongs(text)).toThrow(SyntaxError)
    },
  )
})

describe.each([
  ['numbers', (id: string) => id],
  ['texts', (id: string) => `"${id}"`],
])('record ids that the channel writes as %s', (_name, written) => {
  const bodyOf = (parts: string) => (response: { end(text: string): void }) =>
    response.end(`{"AccountNumber":"004021",${parts}}`)

  test.each(['5637144576', large, largest])('reads and sends the record id %s of an address', async (id) => {
    const address = `{"RecordId":${written(id)},"Street":"Via Po 1","City":"Torino","ZipCode":"10124"}`
    const change = { addressKey: home.key, changes: { street: 'Via Po 2' } }
    const { call, sent } = await setupOperation<'edit-address'>(
      { kind: 'edit-address', payload: change },
      bodyOf(`"Addresses":[${address}]`),
      { addresses: [home] },
    )
    expect(await editAddress.send(call)).toMatchObject({ kind: 'ok' })
    expect(sent()[0]!.body).toContain(`"RecordId":${id},`)
  })

  test('reads title ids as they are', async () => {
    const rows = `[{"RecordId":${written(large)},"Text":"Dr."},{"RecordId":"?","Text":"none"}]`
    const { endpoints } = await setupEndpoints((response) => response.end(`{"value":${rows}}`))
    expect(await endpoints.listTitles()).toEqual({ kind: 'ok', body: [{ id: large, text: 'Dr.' }] })
  })

  test('sends the rows of other affiliations back as they came', async () => {
    const known = `{"RecordId":${written(largest)},"RetailAffiliationId":${written(large)}}`
    const { call, sent } = await setupOperation<'add-affiliation'>(
      { kind: 'add-affiliation', payload: { affiliationId: '9007199254740995' } },
      bodyOf(`"CustomerAffiliations":[${known}]`),
      {},
    )
    await readAndSend<'add-affiliation'>(addAffiliation, call)
    const added = '{"RecordId":0,"RetailAffiliationId":9007199254740995}'
    expect(sent()[0]!.body).toContain(`"CustomerAffiliations":[${known},${added}]`)
  })

  test('does not send an affiliation that the customer has', async () => {
    const { call, sent } = await setupOperation<'add-affiliation'>(
      { kind: 'add-affiliation', payload: { affiliationId: large } },
      bodyOf(`"CustomerAffiliations":[{"RecordId":1,"RetailAffiliationId":${written(large)}}]`),
      {},
    )
    expect(await readAndSend<'add-affiliation'>(addAffiliation, call)).toMatchObject({ kind: 'ok' })
    expect(sent()).toEqual([])
  })

  test('sends the rows of other contacts back as they came', async () => {
    const known = `{"RecordId":${written(large)},"AddressTypeValue":1,"Value":"011"}`
    const { call, sent } = await setupOperation<'add-contact'>(
      { kind: 'add-contact', payload: { contact: { kind: 'phone', value: '022' } } },
      bodyOf(`"Contacts":[${known}]`),
      {},
    )
    await readAndSend<'add-contact'>(addContact, call)
    expect(sent()[0]!.body).toContain(`"Contacts":[${known},`)
  })
})

test('a text of a customer that looks like the mark of a large number stays a text', () => {
  const body = { Name: '{"@pending-sync.long":"7"}', TitleRecordId: toWireId(large) }
  const text = stringifyWithLongs(body)
  expect(JSON.parse(text)).toMatchObject({ Name: body.Name })
  expect(text).toContain(`"TitleRecordId":${large}`)
})
