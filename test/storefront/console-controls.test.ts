import { expect, test } from 'vitest'
import {
  addFault,
  jobsInOrder,
  openSection,
  postCustomer,
  runJobs,
  setMode,
  openAllPanels,
} from './console-actions.ts'
import { setupShop } from './shop.ts'

const shop = setupShop()

test('changes the strictness of the channel, and what customers inherit, and brings the defaults back', async () => {
  const headquarters = await openAllPanels(await shop.open('headquarters/set-up'))
  const channel = headquarters.getByRole('region', { name: 'How strict the channel is' })
  const toDefaults = channel.getByRole('button', { name: 'Back to the strict defaults' })
  await channel.getByText('All options have their defaults.').waitFor()
  expect(await toDefaults.count()).toBe(0)
  expect(await channel.getByText('This is the default.').count()).toBe(8)

  await channel.getByLabel('Extension properties that are kept').selectOption('those listed')
  await channel.getByLabel('Names, separated by commas').fill('Colour, Size')
  await channel.getByLabel('Who may send what').selectOption('more than documented')
  await channel.getByText('Default: as documented').waitFor()
  await channel.getByLabel('Answer for a GUID').selectOption('not found')
  await channel.getByText('Requests with the old GUID fail.').waitFor()
  await channel.getByLabel('Searches miss what is new').selectOption('for 5 min')
  await channel.getByRole('switch', { name: 'Guests read a pending customer' }).uncheck()
  await channel.getByRole('checkbox', { name: 'Capitals' }).check()
  await channel.getByText('6 options differ from their defaults.').waitFor()

  const store = headquarters.getByRole('region', { name: 'Default customer of the store' })
  await store.getByLabel('Currency').fill('euro')
  await store.getByLabel('Currency').press('Tab')
  await store.getByText('Three letters, such as EUR.').waitFor()
  await store.getByLabel('Currency').fill('usd')
  await store.getByLabel('Currency').press('Tab')
  // What appears and disappears moves the boxes below.
  await store.getByText('Three letters, such as EUR.').waitFor({ state: 'hidden' })
  await store.getByText('Changed from the start values.').waitFor()
  await store.getByLabel('Customer group').selectOption('10, wholesale customers')
  await store.getByRole('checkbox', { name: 'Students' }).check()

  await postCustomer(headquarters, { FirstName: 'Ada', LastName: 'Rossi' })
  await openSection(headquarters, 'log')
  const log = headquarters.getByRole('region', { name: 'Entries' })
  await log.getByText(/POST Customers 201/).click()
  for (const answered of [
    '"Name": "ADA ROSSI"',
    '"CurrencyCode": "USD"',
    '"CustomerGroup": "10"',
    '"Name": "Student"',
  ])
    await log.getByText(answered).first().waitFor()

  await openSection(headquarters, 'set-up')
  await channel.getByRole('switch', { name: 'Guests may send requests' }).uncheck()
  await channel.getByText('7 options differ from their defaults.').waitFor()
  await postCustomer(headquarters, { FirstName: 'Bruno', LastName: 'Neri' })
  await openSection(headquarters, 'log')
  await log.getByText(/POST Customers 401/).waitFor()
  await openSection(headquarters, 'set-up')
  await toDefaults.click()
  await channel.getByText('All options have their defaults.').waitFor()
  await store.getByRole('button', { name: 'Back to the start values' }).click()
  await expect.poll(() => store.getByLabel('Currency').inputValue()).toBe('EUR')
})

test('creates an identity, and shows the customer that its token gets', async () => {
  await shop.context.grantPermissions(['clipboard-read', 'clipboard-write'])
  const headquarters = await shop.open('headquarters')
  await setMode(headquarters, 'async')
  await openSection(headquarters, 'set-up')
  const identities = headquarters.getByRole('region', { name: 'Identities' })
  const create = identities.getByRole('button', { name: 'Create identity' })
  await identities.getByText('Nobody can sign in yet.').waitFor()
  await identities.getByLabel('Email').fill('ada')
  await create.click()
  await identities.getByText('Type an e-mail address').waitFor()
  await identities.getByLabel('Email').fill('ada@example.it')
  await identities.getByLabel('Name').fill('Ada Rossi')
  await create.click()
  await identities.getByText('ada@example.it can sign in now.').waitFor()
  await identities.getByLabel('Automatic linking').selectOption('B2C, people')

  await identities.getByRole('button', { name: 'Copy a token for ada@example.it' }).click()
  await identities.getByText('Copied a token for ada@example.it.').waitFor()
  await headquarters.evaluate(async () => {
    const Authorization = `id_token ${await navigator.clipboard.readText()}`
    await fetch("Commerce/Customers('')", { headers: { OUN: '068', Authorization } })
  })
  const person = identities.getByRole('row', { name: 'ada@example.it' })
  await person.getByText('Ada Rossi, no number yet').waitFor()
  await runJobs(headquarters, ...jobsInOrder)
  await openSection(headquarters, 'set-up')
  await person.getByText(/Ada Rossi, \d{6}/).waitFor()
})

test('processes a request an hour after its client gave up, and lets a gateway answer', async () => {
  const headquarters = await openAllPanels(await shop.open('headquarters/set-up'))
  await headquarters.getByLabel('What goes wrong').selectOption('Timed out, processed later')
  await headquarters.getByLabel('Delay').selectOption('1 h')
  await addFault(headquarters, 'Timed out, processed later')
  await headquarters.getByText('after 1 h, the client waits not at all, then a 504').waitFor()
  await postCustomer(headquarters, { FirstName: 'Ada', LastName: 'Rossi' })
  const stored = async (count: number) => {
    await openSection(headquarters, 'data')
    await headquarters
      .getByRole('region', { name: `Customers in the channel (${count})`, exact: true })
      .waitFor()
    await openSection(headquarters, 'set-up')
  }
  await headquarters.getByText('Creating customers: Timed out, processed later, 1× of 1').waitFor()
  await stored(0)
  await headquarters.getByRole('button', { name: 'Advance by 1 h' }).click()
  await stored(1)

  await headquarters.getByLabel('What goes wrong').selectOption('A gateway answers instead')
  await headquarters.getByLabel('Status', { exact: true }).selectOption('404, not found')
  await addFault(headquarters, 'A gateway answers instead')
  await postCustomer(headquarters, { FirstName: 'Bruno', LastName: 'Neri' })
  await openSection(headquarters, 'log')
  await headquarters
    .getByRole('region', { name: 'Entries' })
    .getByText(/POST Customers 404/)
    .waitFor()
  await stored(1)
})
