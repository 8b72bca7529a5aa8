import { describe, expect, test } from 'vitest'
import { anna, asShopper, errorOf } from '../client.ts'
import { setup } from './setup.ts'

describe('loyalty', () => {
  const issue = (CustomerAccount: string, more = {}) => ({ loyaltyCard: { CustomerAccount, ...more } })

  test('a synced customer gets a card, and reads it', async () => {
    const { create, post } = await setup()
    const { AccountNumber } = await create(anna, asShopper('anna'))
    const card = await post('IssueLoyaltyCard', issue(''), asShopper('anna'))
    expect(card.body).toMatchObject({
      CustomerAccount: AccountNumber,
      CardNumber: expect.stringMatching(/^\d{9}$/),
    })
    const cards = await post('GetCustomerLoyaltyCards', { accountNumber: AccountNumber }, asShopper('anna'))
    expect(cards.body.value).toHaveLength(1)
    const again = await post('IssueLoyaltyCard', issue(AccountNumber, { CardNumber: card.body.CardNumber }))
    expect(errorOf(again).id).toBe('DuplicateObject')
  })

  test('a pending customer gets none, whatever the switches', async () => {
    const { hq, create, post } = await setup({ createCustomersAsync: true })
    for (const name of ['asyncAddresses', 'enhancedAsyncCreation', 'asyncEditing'] as const) {
      await hq.features.enable(name)
    }
    const { AccountNumber } = await create(anna)
    expect(errorOf(await post('IssueLoyaltyCard', issue(AccountNumber))).id).toBe(
      'LoyaltyCardForAsyncCustomerNotSupported',
    )
  })

  test('a customer with a blocked card gets no other', async () => {
    const { create, post } = await setup()
    const { AccountNumber } = await create(anna)
    await post('IssueLoyaltyCard', issue(AccountNumber, { CardTenderTypeValue: 3 }))
    expect(errorOf(await post('IssueLoyaltyCard', issue(AccountNumber))).id).toBe(
      'CustomerBlockedForLoyaltyEnrollment',
    )
  })

  test('without headquarters there is no card', async () => {
    const { hq, create, post } = await setup()
    const { AccountNumber } = await create(anna)
    await hq.faults.add({ on: 'POST IssueLoyaltyCard', kind: 'real-time-failure', times: 1 })
    expect(errorOf(await post('IssueLoyaltyCard', issue(AccountNumber))).id).toBe(
      'HeadquarterCommunicationFailure',
    )
    expect((await post('IssueLoyaltyCard', issue(AccountNumber))).status).toBe(200)
  })
})
