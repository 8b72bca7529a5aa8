import type { Page } from 'playwright'
import { describe, expect, test } from 'vitest'
import { asyncMode, jobsInOrder, openSection, runJobs, openAllPanels } from './console-actions.ts'
import { goTo, guid, setupShop } from './shop.ts'
import {
  accountNumber,
  addAddress,
  addToCart,
  amount,
  announced,
  chooseIdentity,
  comeBack,
  fillRegistration,
  goOffline,
  orderNumber,
  orderProduct,
  registerShopper,
  signIn,
} from './shopper-actions.ts'

const ada = { firstName: 'Ada', lastName: 'Rossi', email: 'ada@example.it' }
const realNumber = /^\d{4,}$/

const shop = setupShop()

const signedInAs = (page: Page, name: string) => page.getByText(`Signed in as ${name}`)

async function signOut(page: Page, button = 'Sign out'): Promise<void> {
  await goTo(page, 'account')
  await page.getByRole('button', { name: button, exact: true }).click()
  await page.getByRole('heading', { name: 'Buttons, thread and patience.' }).waitFor()
}

/** Everything that the shop keeps in this browser, as text: without the simulated headquarters, which is another company's. */
function storedInBrowser(page: Page): Promise<string> {
  return page.evaluate(async () => {
    const done = <Result>(request: IDBRequest<Result>) =>
      new Promise<Result>((resolve, reject) => {
        request.onsuccess = () => resolve(request.result)
        request.onerror = () => reject(request.error)
      })
    const texts = [JSON.stringify(localStorage), JSON.stringify(sessionStorage)]
    for (const { name = '' } of await indexedDB.databases()) {
      if (name === 'pending-sync-headquarters') continue
      const database = await done(indexedDB.open(name))
      for (const store of database.objectStoreNames)
        texts.push(JSON.stringify(await done(database.transaction(store).objectStore(store).getAll())))
      database.close()
    }
    return texts.join('\n')
  })
}

describe('a person who signs up', () => {
  test('registers with the name of the identity and a favourite day, and finds both in the account', async () => {
    const page = await shop.open('create-account')
    await page.getByRole('button', { name: 'Sign up' }).click()
    await chooseIdentity(page, 'ada@example.it', 'Ada Rossi')
    await expect.poll(() => page.getByLabel('Email').inputValue()).toBe('ada@example.it')
    expect(await page.getByLabel('First name').inputValue()).toBe('Ada')
    expect(await page.getByLabel('Last name').inputValue()).toBe('Rossi')
    await page.getByLabel('Favourite day for news').selectOption('Tuesday')
    await page.getByRole('button', { name: 'Create account' }).click()
    await signedInAs(page, 'Ada Rossi').waitFor()
    await page.getByText('Favourite day for news: Tuesday').waitFor()
    expect(await accountNumber(page).textContent()).toMatch(realNumber)
    expect(await page.getByRole('link', { name: 'Create account' }).count()).toBe(0)

    await page.getByText('Change details').click()
    await page.getByLabel('Favourite day for news').selectOption('None')
    await page.getByRole('form', { name: 'Change details' }).getByRole('button', { name: 'Save' }).click()
    await page.getByText('Favourite day for news: Tuesday').waitFor({ state: 'detached' })
  })

  test('is told of an account with the same e-mail address, and signs in to it', async () => {
    const page = await shop.open()
    await signIn(page)
    await registerShopper(page, ada)
    await signOut(page)
    await goTo(page, 'create-account')
    await page.getByRole('button', { name: 'Sign up' }).click()
    await page.getByRole('heading', { level: 1, name: 'Sign up' }).waitFor()
    expect(await page.getByRole('heading', { name: 'Sign in as' }).count()).toBe(0)
    await page.getByLabel('Email').fill('Ada@Example.it')
    await page.getByLabel('Full name').fill('Adele Rossi')
    await page.getByRole('button', { name: 'Continue' }).click()
    const notice = page.getByRole('alert')
    await notice.getByText('You already have an account with ada@example.it: sign in.').waitFor()
    await notice.getByRole('button', { name: 'Sign in with it' }).click()
    await page.getByText('You have an account with us already.').waitFor()
    await page.getByRole('link', { name: 'See your account' }).click()
    await signedInAs(page, 'Ada Rossi').waitFor()
    expect(await accountNumber(page).textContent()).toMatch(realNumber)
    expect(await page.getByText(/other accounts? on this device/i).count()).toBe(0)
  })

  test('sees one customer, also where guests have registered before', async () => {
    const page = await shop.open()
    await registerShopper(page, { firstName: 'Bruno', lastName: 'Bianchi' })
    await registerShopper(page, { firstName: 'Chiara', lastName: 'Verdi' })
    await signIn(page)
    await registerShopper(page, ada)
    await page.getByRole('heading', { name: 'Ada Rossi' }).waitFor()
    expect(await page.getByText(/other accounts? on this device/i).count()).toBe(0)
    expect(await page.locator('main').innerText()).not.toMatch(/Bruno|Chiara/)
  })

  test('finds the account again after signing out and in, and no trace of it in between', async () => {
    const page = await shop.open('', asyncMode)
    await signIn(page)
    await registerShopper(page, ada)
    expect(await accountNumber(page).textContent()).toBe('Pending sync')
    await signOut(page)
    await goTo(page, 'account')
    await page.getByText('There is no account on this device yet.').waitFor()
    await signIn(page)
    await expect.poll(() => accountNumber(page).textContent()).toBe('Pending sync')
    expect(await page.locator('body').innerText()).not.toMatch(guid)
  })

  test('is forgotten here, and gets the account from the channel after the next sign-in', async () => {
    const page = await shop.open('', asyncMode)
    await signIn(page)
    await goTo(page, 'create-account')
    await fillRegistration(page, ada)
    await page.getByLabel('Favourite day for news').selectOption('Friday')
    await page.getByRole('button', { name: 'Create account' }).click()
    await page.getByText('Pending sync').first().waitFor()
    expect(await storedInBrowser(page)).toContain('Rossi')
    await signOut(page, 'Sign out and forget me here')
    expect(await storedInBrowser(page)).not.toContain('Rossi')
    await goTo(page, 'headquarters')
    await runJobs(page, ...jobsInOrder)
    await goTo(page, 'account')
    await signIn(page)
    await expect.poll(() => accountNumber(page).textContent()).toMatch(realNumber)
    await page.getByText('Favourite day for news: Friday').waitFor()
  })

  test('keeps the shop signed in when a token has expired, as its renewal is not refused', async () => {
    const page = await shop.open()
    await signIn(page)
    await registerShopper(page, ada)
    await goTo(page, 'headquarters/set-up')
    await openAllPanels(page)
    await page.getByRole('button', { name: 'Advance by 1 h' }).click()
    await goTo(page, 'account')
    await addAddress(page)
    await page.getByRole('region', { name: 'Addresses' }).getByText('Via Indipendenza 9').waitFor()
    await expect.poll(() => page.getByRole('heading', { name: 'Not confirmed yet' }).count()).toBe(0)
    await signedInAs(page, 'Ada Rossi').waitFor()
  })
})

test('asks to sign in again when the session has ended, and sends then what was entered', async () => {
  const page = await shop.open()
  await signIn(page)
  await registerShopper(page, ada)
  await page.evaluate(() => {
    for (const key of Object.keys(localStorage)) if (key.startsWith('oidc.')) localStorage.removeItem(key)
  })
  await addAddress(page)
  const banner = page.getByRole('status').filter({ hasText: 'You need to sign in again' })
  await banner.getByRole('button', { name: 'Sign in' }).click()
  await chooseIdentity(page, 'ada@example.it', '')
  await page.getByRole('region', { name: 'Addresses' }).getByText('Via Indipendenza 9').waitFor()
  await expect.poll(() => page.getByText('New address ·').count()).toBe(0)
})

test('asks before signing out with something unsent, which is sent after the next sign-in', async () => {
  const page = await shop.open()
  await signIn(page)
  await registerShopper(page, ada)
  await goOffline(page)
  await addAddress(page)
  await page.getByText('New address · Waiting to be sent').waitFor()
  await page.getByRole('button', { name: 'Sign out', exact: true }).click()
  const question = page.getByRole('dialog', { name: 'One thing you entered has not been sent yet' })
  await question.getByRole('button', { name: 'Wait until it is sent' }).click()
  await signedInAs(page, 'Ada Rossi').waitFor()
  await page.getByRole('button', { name: 'Sign out', exact: true }).click()
  await question.getByText('is sent when you sign in here again').waitFor()
  await question.getByRole('button', { name: 'Sign out now' }).click()
  await page.getByRole('heading', { name: 'Buttons, thread and patience.' }).waitFor()

  await shop.context.setOffline(false)
  await goTo(page, 'account')
  await page.getByText('There is no account on this device yet.').waitFor()
  await signIn(page)
  const addresses = page.getByRole('region', { name: 'Addresses' })
  await addresses.getByText('Via Indipendenza 9').waitFor()
  await expect.poll(() => page.getByText('New address ·').count()).toBe(0)
})

test('shows the next person on this device nothing of the last one', async () => {
  const page = await shop.open()
  await signIn(page)
  await registerShopper(page, { ...ada, street: 'Via Roma 1', zipCode: '40121', city: 'Bologna' })
  await orderProduct(page, 'Thimble', 'existing')
  await orderNumber(page).waitFor()
  const path = new URL(page.url()).hash.slice(2)
  await addToCart(page, 'Brass zip')
  await signOut(page)
  await goTo(page, 'cart')
  await page.getByText('Your cart is empty.').waitFor()
  await signIn(page, 'bruno@example.it', 'Bruno Bianchi')
  await page.getByText('Your cart is empty.').waitFor()
  await goTo(page, 'account')
  await page.getByText('the shop has no account of yours yet').waitFor()
  expect(await page.getByRole('link', { name: /^Order/ }).count()).toBe(0)
  await goTo(page, path)
  await page.getByText('There is no such order on this device.').waitFor()
})

test('takes along what a guest has put into the cart, and keeps it for the next sign-in', async () => {
  const page = await shop.open()
  await addToCart(page, 'Brass zip')
  await signIn(page)
  await goTo(page, 'cart')
  await amount(page, 'Subtotal €3.60').waitFor()
  await signOut(page)
  await goTo(page, 'cart')
  await page.getByText('Your cart is empty.').waitFor()
  await signIn(page)
  await amount(page, 'Subtotal €3.60').waitFor()
})

test('signs all tabs in and out', async () => {
  const page = await shop.open()
  const second = await shop.open('account')
  await signIn(page)
  await signedInAs(second, 'Ada Rossi').waitFor()
  await signOut(second)
  await page.getByRole('navigation').getByRole('button', { name: 'Sign in' }).waitFor()
})

test('comes back without a change when the sign-in is cancelled', async () => {
  const page = await shop.open('cart')
  await page.getByRole('navigation').getByRole('button', { name: 'Sign in' }).click()
  await page.getByRole('button', { name: 'Cancel' }).click()
  await page.getByRole('heading', { level: 1, name: 'Cart' }).waitFor()
  await page.getByRole('navigation').getByRole('button', { name: 'Sign in' }).waitFor()
  expect(await page.getByText('Signing in did not work.').count()).toBe(0)
})

test('says so when the identity provider does not take its own answer', async () => {
  const page = await shop.open()
  await page.goto(`${new URL('/', page.url()).href}?code=used&state=unknown`)
  await page.getByText('Signing in did not work. Please try again.').waitFor()
  expect(new URL(page.url()).search).toBe('')
})

describe('what a guest left', () => {
  test('becomes part of the account, if it was not sent and the person says so', async () => {
    const page = await shop.open('create-account', '?set-up=&faults=creating.headquartersRefusal.once')
    await fillRegistration(page, ada)
    await page.getByRole('button', { name: 'Create account' }).click()
    await page.getByRole('region', { name: 'The account was not created' }).waitFor()
    await signIn(page)
    await goTo(page, 'account')
    await page.getByText('Ada Rossi: not sent to the shop yet.').waitFor()
    await page.getByRole('button', { name: 'This is mine, add it to my account' }).click()
    await announced(page, 'It is yours now.').waitFor()
    await page.getByRole('button', { name: 'Try again' }).click()
    await expect.poll(() => accountNumber(page).textContent()).toMatch(realNumber)
  })

  test('is offered to nobody while it may have arrived', async () => {
    const page = await shop.open('', `${asyncMode}&faults=creating.noAnswer.once`)
    await registerShopper(page, ada)
    await page.getByRole('heading', { name: 'We cannot tell if it arrived' }).waitFor()
    await signIn(page, 'bruno@example.it', 'Bruno Bianchi')
    await goTo(page, 'account')
    await page.getByText('You are signed in, and the shop has no account of yours yet.').waitFor()
    expect(await page.getByText('Ada Rossi').count()).toBe(0)
  })

  test('is still sent while somebody is signed in, with its order', async () => {
    const headquarters = await openAllPanels(await shop.open('headquarters/set-up'))
    await headquarters.getByLabel('How often').selectOption('Until removed')
    await headquarters.getByLabel('What goes wrong').selectOption('A gateway answers instead')
    await headquarters.getByLabel('Status', { exact: true }).selectOption('511, sign in to the network')
    await headquarters.getByRole('button', { name: 'Add fault' }).click()
    const page = await shop.open()
    await registerShopper(page, ada)
    await orderProduct(page, 'Thimble')
    await page.getByText('Waiting for your registration to arrive').waitFor()
    await signIn(page, 'bruno@example.it', 'Bruno Bianchi')
    // The console is loaded again, as every tab is when somebody else signs in.
    await headquarters.getByRole('button', { name: 'Sign in' }).waitFor({ state: 'detached' })
    await openAllPanels(headquarters)
    await headquarters.getByRole('button', { name: 'Remove', exact: true }).click()
    await headquarters.getByText('Nothing goes wrong.').waitFor()
    // A page that asks about Bruno listens to being looked at.
    await goTo(page, 'account')
    await page.getByText('the shop has no account of yours yet').waitFor()
    await comeBack(page)
    await openSection(headquarters, 'log')
    await headquarters
      .getByRole('region', { name: 'Entries' })
      .getByText(/POST Customers 201/)
      .waitFor()
    await openSection(headquarters, 'flow')
    await headquarters.getByText('Ada Rossi: order').waitFor()
  })
})
