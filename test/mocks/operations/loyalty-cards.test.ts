import { describe, expect, test } from 'vitest'
import { anna, asShopper, errorOf } from '../client.ts'
import { setup } from './setup.ts'

describe('loyalty cards', () => {
  const issue = (CustomerAccount: string, more = {}) => ({ loyaltyCard: { CustomerAccount, ...more } })

  test('issues and lists a card of a synced customer, and rejects a card number in use', async () => {
    const { hq, create, post } = await setup()
    const { AccountNumber } = await create(anna, asShopper(hq, 'anna'))
    const card = await post('IssueLoyaltyCard', issue(''), asShopper(hq, 'anna'))
    expect(card.body).toMatchObject({
      CustomerAccount: AccountNumber,
      CardNumber: expect.stringMatching(/^\d{9}$/),
    })
    const cards = await post(
      'GetCustomerLoyaltyCards',
      { accountNumber: AccountNumber },
      asShopper(hq, 'anna'),
    )
    expect(cards.body.value).toHaveLength(1)
    const again = await post(
      'IssueLoyaltyCard',
      issue(AccountNumber, { CardNumber: card.body.CardNumber }),
      asShopper(hq, 'anna'),
    )
    expect(errorOf(again).id).toBe('DuplicateObject')
  })

  test('rejects a card for a pending customer even with all switches on', async () => {
    const { hq, create, post } = await setup({ createCustomersAsync: true })
    for (const name of ['asyncAddresses', 'enhancedAsyncCreation', 'asyncEditing'] as const) {
      await hq.features.enable(name)
    }
    const { AccountNumber } = await create(anna, asShopper(hq, 'anna'))
    expect(errorOf(await post('IssueLoyaltyCard', issue(AccountNumber), asShopper(hq, 'anna'))).id).toBe(
      'LoyaltyCardForAsyncCustomerNotSupported',
    )
  })

  test('rejects another card for a customer whose card is blocked', async () => {
    const { hq, create, post } = await setup()
    const { AccountNumber } = await create(anna, asShopper(hq, 'anna'))
    await post('IssueLoyaltyCard', issue(AccountNumber, { CardTenderTypeValue: 3 }), asShopper(hq, 'anna'))
    expect(errorOf(await post('IssueLoyaltyCard', issue(AccountNumber), asShopper(hq, 'anna'))).id).toBe(
      'CustomerBlockedForLoyaltyEnrollment',
    )
  })

  test('issues no card while the real-time call fails', async () => {
    const { hq, create, post } = await setup()
    const { AccountNumber } = await create(anna, asShopper(hq, 'anna'))
    await hq.faults.add({ on: 'POST IssueLoyaltyCard', kind: 'real-time-failure', times: 1 })
    expect(errorOf(await post('IssueLoyaltyCard', issue(AccountNumber), asShopper(hq, 'anna'))).id).toBe(
      'HeadquarterCommunicationFailure',
    )
    expect((await post('IssueLoyaltyCard', issue(AccountNumber), asShopper(hq, 'anna'))).status).toBe(200)
  })
})
