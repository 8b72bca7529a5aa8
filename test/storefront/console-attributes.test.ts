import { expect, test } from 'vitest'
import { postCustomer, runJobs, setMode } from './console-actions.ts'
import { setupShop } from './shop.ts'

const shop = setupShop()

test('defines an attribute, brings it to the channel, and repairs the row that a newer definition stops', async () => {
  const headquarters = await shop.open('headquarters')
  await setMode(headquarters, 'async')
  const panel = headquarters.getByRole('region', { name: 'Customer attributes', exact: true })
  await panel.getByRole('button', { name: 'Remove Favourite day for news' }).click()
  await headquarters.getByRole('switch', { name: 'Only jobs bring settings' }).check()
  const create = panel.getByRole('form', { name: 'New attribute' })
  await panel.getByText('None is defined').waitFor()

  await create.getByRole('button', { name: 'Save attribute' }).click()
  await create.getByText('Type a name of 1 to 60 letters.').waitFor()
  await create.getByLabel('Name', { exact: true }).fill('shoeSize')
  await create.getByLabel('Kind of value').selectOption('whole number')
  await create.getByLabel('Smallest value').fill('20')
  await create.getByLabel('Largest value').fill('ten')
  await create.getByLabel('Unit').fill('EU')
  await create.getByLabel('Name that people see').fill('Shoe size')
  await create.getByLabel('Name in Italian').fill('Numero di scarpe')
  await create.getByRole('button', { name: 'Save attribute' }).click()
  await create.getByText('This is no number.').waitFor()
  await create.getByLabel('Largest value').fill('50')
  await create.getByLabel('Largest value').press('Enter')
  await panel.getByText('Shoe size is defined.').waitFor()
  const row = panel.getByRole('row', { name: 'Shoe size' })
  await row.getByText('whole number 20 – 50 EU').waitFor()
  await row.getByText('not yet').waitFor()
  await panel.getByText('The channel does not know all of this yet: run 1010 and 1110.').waitFor()
  await runJobs(headquarters, '1010', '1110')
  await row.getByText('not yet').waitFor({ state: 'detached' })

  const Attributes = [{ Name: 'Shoe size', AttributeValue: { IntegerValue: 48 } }]
  await postCustomer(headquarters, { FirstName: 'Ada', LastName: 'Rossi', Attributes })
  const inChannel = headquarters.getByRole('region', { name: 'Async customers in the channel (1)' })
  await inChannel.getByText('Shoe size: 48 EU').waitFor()

  await panel.getByRole('button', { name: 'Change Shoe size' }).click()
  const change = panel.getByRole('form', { name: 'Change Shoe size' })
  await change.getByLabel('Largest value').fill('45')
  await change.getByRole('button', { name: 'Save attribute' }).click()
  await row.getByText('in an older version').waitFor()
  await runJobs(headquarters, 'P-job', 'Synchronize customers')
  const status = headquarters.getByRole('region', { name: 'Customer synchronization status' })
  await status.getByText('Shoe size: The value is too small or too large.').waitFor()

  const form = status.getByRole('form', { name: 'Repair Ada Rossi' })
  expect(await form.getByLabel('Shoe size').inputValue()).toBe('48')
  await form.getByText('20 – 45 EU').waitFor()
  await form.getByLabel('Shoe size').fill('44')
  await form.getByRole('button', { name: 'Save and synchronize again' }).click()
  await status.getByText('Ada Rossi: synchronized.').waitFor()
  const customers = headquarters.getByRole('region', { name: 'Customers at headquarters (1)', exact: true })
  await customers.getByText('Shoe size: 44 EU').waitFor()
})

test('takes an attribute from customers and away, and shows what an undefined one becomes', async () => {
  const headquarters = await shop.open('headquarters')
  const panel = headquarters.getByRole('region', { name: 'Customer attributes', exact: true })
  const create = panel.getByRole('form', { name: 'New attribute' })
  for (const name of ['Colour', 'Hat']) {
    await create.getByLabel('Name', { exact: true }).fill(name)
    await create.getByLabel('Allowed texts').fill('red, blue')
    await create.getByLabel('Default value').fill('red')
    await create.getByRole('button', { name: 'Save attribute' }).click()
    await panel.getByText(`${name} is defined.`).waitFor()
  }
  await panel.getByRole('checkbox', { name: 'Customers have Hat' }).uncheck()
  await panel.getByRole('row', { name: 'Hat' }).getByText('not needed').waitFor()
  await postCustomer(headquarters, { FirstName: 'Ada', LastName: 'Rossi' })
  await headquarters
    .getByRole('region', { name: 'Customers in the channel (1)', exact: true })
    .getByText('Colour: red')
    .waitFor()
  const Attributes = [{ Name: 'Hat', AttributeValue: { StringValue: 'red' } }]
  await postCustomer(headquarters, { FirstName: 'Bruno', LastName: 'Neri', Attributes })
  const log = headquarters.getByRole('region', { name: 'Entries' })
  await log.getByText(/POST Customers 400/).waitFor()

  await panel.getByRole('button', { name: 'Remove Hat' }).click()
  await panel.getByText('Hat is removed. Customers keep their values.').waitFor()
  expect(await panel.getByRole('row', { name: 'Hat' }).count()).toBe(0)

  const link = headquarters.getByRole('link', { name: 'Link to this set-up' })
  expect(await link.getAttribute('href')).toContain('attributes=')
})

test('names attributes in Italian', async () => {
  const headquarters = await shop.open('headquarters')
  const panel = headquarters.getByRole('region', { name: 'Customer attributes', exact: true })
  const create = panel.getByRole('form', { name: 'New attribute' })
  await create.getByLabel('Name', { exact: true }).fill('shoeSize')
  await create.getByLabel('Kind of value').selectOption('number')
  await create.getByLabel('Smallest value').fill('20,5')
  await create.getByLabel('Name in Italian').fill('Numero di scarpe')
  await create.getByRole('button', { name: 'Save attribute' }).click()
  await panel.getByText('shoeSize is defined.').waitFor()
  await headquarters.getByRole('button', { name: 'Italiano' }).click()
  const italian = headquarters.getByRole('region', { name: 'Attributi dei clienti', exact: true })
  await italian.getByRole('row', { name: 'Numero di scarpe' }).getByText('numero da 20,5').waitFor()
})
