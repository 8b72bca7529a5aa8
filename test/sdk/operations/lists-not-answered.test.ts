import { expect, test } from 'vitest'
import type { EntryKind } from '../../../sdk/domain/entry.ts'
import { addAffiliation } from '../../../sdk/operations/add-affiliation.ts'
import { addContact } from '../../../sdk/operations/add-contact.ts'
import { editCustomer } from '../../../sdk/operations/edit-customer.ts'
import type { Operation } from '../../../sdk/operations/operation.ts'
import type { EntryOf } from '../../../sdk/outbox/model.ts'
import { json } from '../../support/scripted-channel.ts'
import { readAndSend, setupOperation } from './setup-operation.ts'

/** An edit replaces a list as a whole. A channel that answers without it must not lose what this device knows of it. */
const profile = {
  affiliationIds: ['7'],
  contacts: [{ kind: 'phone', value: '+39 011 1' }],
  attributes: [{ name: 'Colour', value: 'red' }],
}

async function bodySent<Kind extends EntryKind>(
  operation: Pick<Operation<Kind>, 'readBefore' | 'send'>,
  part: Pick<EntryOf<Kind>, 'kind' | 'payload'>,
) {
  const { call, sent } = await setupOperation<Kind>(part, json({ AccountNumber: '004021' }), profile)
  await readAndSend(operation, call)
  return JSON.parse(sent()[0]!.body) as object
}

test('an affiliation is added to those that this device knows', async () => {
  const part = { kind: 'add-affiliation', payload: { affiliationId: '8' } } as const
  expect(await bodySent<'add-affiliation'>(addAffiliation, part)).toMatchObject({
    CustomerAffiliations: [{ RetailAffiliationId: 7 }, { RetailAffiliationId: 8 }],
  })
})

test('a contact is added to those that this device knows', async () => {
  const contact = { kind: 'email', value: 'b@example.com' } as const
  const part = { kind: 'add-contact', payload: { contact } } as const
  expect(await bodySent<'add-contact'>(addContact, part)).toMatchObject({
    Contacts: [{ Value: '+39 011 1' }, { Value: 'b@example.com' }],
  })
})

test('an attribute is added to those that this device knows', async () => {
  const changes = { attributes: [{ name: 'Size', value: 42 }] }
  const part = { kind: 'edit-customer', payload: { changes } } as const
  expect(await bodySent<'edit-customer'>(editCustomer, part)).toMatchObject({
    Attributes: [
      { Name: 'Colour', AttributeValue: { StringValue: 'red' } },
      { Name: 'Size', AttributeValue: { IntegerValue: 42 } },
    ],
  })
})
