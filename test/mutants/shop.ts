import type { Fault } from './mutant.ts'

const inStorefront = (...names: readonly string[]) => names.map((name) => `test/storefront/${name}.test.ts`)
const deployments = inStorefront('deployments')
const offline = inStorefront('offline')
const session = inStorefront('session')
const addresses = inStorefront('account-addresses')
const situations = inStorefront('account-situations', 'account')
const registration = inStorefront('registration', 'registration-form')
const parts = inStorefront('account', 'account-contacts')
const addressForm = ['test/demo/address-form.svelte.browser.test.ts']
const products = inStorefront('products')
const rushHour = ['test/demo/rush-hour.test.ts', ...inStorefront('console-rush-hour')]
const payment = [
  'test/demo/payments.browser.test.ts',
  'test/demo/order-verbs.browser.test.ts',
  ...inStorefront('payment'),
]
const checkout = inStorefront('checkout', 'orders')
const pages = inStorefront('pages', 'italian', 'error-pages')
const sale = ['test/demo/sale']
const orderTest = ['test/demo/order-request.browser.test.ts']

/** Faults in what shoppers and testers depend on. Files of `demo`. */
export const faultsOfShop: readonly Fault[] = [
  // Without a connection, and after a deployment.
  ['worker/files.ts', 'router.registerRoute(new PrecacheRoute(files))', '', ...offline],
  ['worker/files.ts', 'if (missing) throw', 'if (false) throw', ...deployments],
  ['worker/take-over.ts', 'tabs.length <= 1', 'true', ...deployments],
  ['worker/take-over.ts', 'event.stopImmediatePropagation()', 'void event', ...deployments],
  ['worker/pages-gone.ts', 'if (!(await self.clients.get(page))) resolve(otherwise)', '', ...deployments],
  ['app/lost-files.ts', 'location.reload()', '', ...deployments],
  ['app/lost-files.ts', "if (Date.now() - last < 60_000) return 'missing'", '', ...deployments],
  // Signing in and out.
  ['session/session.svelte.ts', 'sessionStorage.clear()\n    location.reload()', '', ...session],
  ['session/session.svelte.ts', 'if (person) signedIn.current = person', '', ...session],
  // Survives: the channel refuses an expired token, and then it is renewed. The check saves that request.
  ['session/identity-provider.ts', '!user.expired && ', '', ...session],
  ['session/identity-provider.ts', '!user.expired && user.id_token !== rejected', 'true', ...session],
  ['pages/account/SessionPanel.svelte', 'if (unsent) dialog', 'if (false) dialog', ...session],
  ['pages/account/SessionPanel.svelte', "if (step !== 'signOut') await forgetShopper(shop)", '', ...session],
  ['app/orders.ts', '.filter((order) => order.owner === owner)', '', ...session],
  ['pages/account/GuestEntries.svelte', '(await commerce.claimGuest()).claimed', '1', ...session],
  ['app/may-register.ts', "state !== 'known' && ", '', ...inStorefront('header', 'session')],
  [
    'pages/ProviderSignIn.svelte',
    'isNew ? await people.withEmail(email) : undefined',
    'undefined',
    ...session,
  ],
  ['ui/StatusBanner.svelte', 'needsSignIn ? t.signInAgain : t.blocked', 't.blocked', ...session],
  // The account.
  ['pages/account/AddressItem.svelte', '{ isPrimary: true }', '{}', ...addresses],
  ['pages/account/RemoveAddress.svelte', 'dialog?.showModal()', 'confirm()', ...addresses],
  [
    'pages/customer/default-first.ts',
    'Number(other.isPrimary ?? 0) - Number(one.isPrimary ?? 0)',
    '0',
    ...addresses,
  ],
  ['pages/account/AddressItem.svelte', "address.status !== 'in-doubt' &&", '', ...addresses, ...situations],
  ['pages/account/situation.ts', "isLate(circumstances) ? 'late' : 'atShop'", "'atShop'", ...situations],
  [
    'pages/account/situation.ts',
    "create.nextAttemptAt ? 'checking' : 'undecided'",
    "'checking'",
    ...situations,
  ],
  [
    'pages/account/situation.ts',
    "state === 'offline' || state === 'blocked' ? state : 'kept'",
    "'kept'",
    ...situations,
  ],
  ['pages/account/situation.ts', ' && !awaitsRun', '', 'test/demo/situation.test.ts'],
  ['pages/account/NextLook.svelte', 'commerce.reconcile()', 'Promise.resolve()', ...registration],
  [
    'pages/account/StatusSteps.svelte',
    "state === 'current' ? 'step' : undefined",
    'undefined',
    ...registration,
  ],
  // Forms.
  [
    'pages/forms/vat-number.ts',
    "(prefix !== 'IT' || hasCheckDigit(digits))",
    'true',
    'test/demo/vat-number.test.ts',
  ],
  ['pages/forms/customer-form.ts', 'if (!form.email.trim())', 'if (false)', ...registration],
  ['pages/forms/registration.svelte.ts', 'if (customer || refusedKey) endDrafts()', '', ...registration],
  [
    'pages/forms/registration.svelte.ts',
    '? customers.amend(refusedKey, { ...cleared, ...entered() })',
    '? customers.create(entered())',
    ...registration,
  ],
  ['pages/forms/live-problems.svelte.ts', 'if (areAllFixed) return []', '', ...registration],
  [
    'pages/forms/live-problems.svelte.ts',
    "action.kind !== 'validation' && sent[field.path] === read()[field.path]",
    'true',
    ...registration,
  ],
  [
    'pages/forms/address-form.svelte.ts',
    'if (country !== previous) clearForeign(previous, country)',
    '',
    ...registration,
  ],
  ['ui/ErrorSummary.svelte', 'summary.focus()', 'void summary', ...registration],
  ['app/draft.svelte.ts', 'if (!isEnded) write(key, text)', '', ...registration],
  // Titles, companies, contacts and edited addresses.
  [
    'pages/account/ChooseTitle.svelte',
    'titles.add(customer.key, chosen,',
    "titles.add(customer.key, titles[0]?.id ?? '',",
    ...parts,
  ],
  [
    'pages/account/ChooseTitle.svelte',
    "customer.title?.id ?? titles[0]?.id ?? ''",
    "titles[0]?.id ?? ''",
    ...parts,
  ],
  ['pages/account/ChooseTitle.svelte', 'find(({ id }) => id === customer.title?.id)', 'at(0)', ...parts],
  ['pages/forms/registration.svelte.ts', '...(titleId && { titleId })', '', ...registration],
  [
    'pages/forms/registration.svelte.ts',
    'customerType: kind, name: typed.name }',
    "customerType: 'person', firstName: typed.name }",
    ...registration,
  ],
  [
    'pages/forms/registration.svelte.ts',
    "const cleared = { titleId: '', vatNumber: '', addresses: [], attributes: [] }",
    'const cleared = {}',
    ...registration,
  ],
  ['pages/forms/registration.svelte.ts', "words.slice(1).at(-1) ?? ''", "''", ...session],
  [
    'pages/forms/customer-form.ts',
    'vatNumber: tidyVatNumber(form.vatNumber, countryOf(country).alpha2), ',
    '',
    ...registration,
  ],
  [
    'pages/forms/customer-form.ts',
    "kind === 'organization' && form.vatNumber.trim()",
    'false',
    ...registration,
  ],
  [
    'pages/forms/address-form.svelte.ts',
    "[field, known[field as AddressField] ?? '']",
    "[field, '']",
    ...addresses,
  ],
  [
    'pages/forms/address-form.svelte.ts',
    "line.trim() !== (known[field as AddressField] ?? '')",
    'true',
    ...addressForm,
  ],
  [
    'pages/forms/address-form.svelte.ts',
    'if (country === address.country) offerStates(offered)',
    'offerStates(offered)',
    ...addressForm,
  ],
  ['pages/forms/address-form.svelte.ts', "if (!isOffered) address.state = ''", '', ...addressForm],
  ['pages/account/AddAddress.svelte', 'form.endDraft()', '', ...parts],
  ['pages/account/AddressFormFields.svelte', "known ? `${known.key}.` : ''", "''", ...addresses],
  ['pages/account/AddressItem.svelte', '!address.isDeactivated', 'true', ...addresses],
  ['pages/checkout/CheckoutForm.svelte', ' && !isDeactivated', '', ...addresses],
  [
    'pages/account/Contacts.svelte',
    "kind: form.kind === 'phone' ? 'phone' : 'email'",
    "kind: 'email'",
    ...parts,
  ],
  ['pages/account/Contacts.svelte', 'prepare={() => (form = { ...blank })}', '', ...parts],
  [
    'pages/account/Details.svelte',
    '(newsDay !== newsDayOf(customer) && withNewsDay(newsDay))',
    '{}',
    ...session,
    ...parts,
  ],
  ['pages/account/ActionForm.svelte', 'summary?.focus()', 'void summary', ...parts, ...addresses],
  [
    'pages/account/EntryActions.svelte',
    "outbox.resolve(entry.id, 'resend')",
    "outbox.resolve(entry.id, 'discard')",
    ...situations,
  ],
  ['pages/account/GuestEntries.svelte', "(status === 'queued' || status === 'refused')", 'true', ...session],
  // Announcements.
  ['pages/account/AccountStatus.svelte', 'aria-live="polite"', 'aria-live="off"', ...registration],
  ['pages/orders/OrderStatus.svelte', 'aria-live="polite"', 'aria-live="off"', ...checkout],
  ['pages/product/AddToCart.svelte', '<p role="status">', '<p>', ...products],
  ['pages/product/ProductDetails.svelte', 'aria-live="polite"', 'aria-live="off"', ...products],
  ['pages/CreateAccount.svelte', '<p role="status">', '<p>', ...registration],
  ['pages/account/LoyaltyCard.svelte', 'aria-live="polite"', '', ...parts],
  ['pages/account/GuestEntries.svelte', 'role="status"', '', ...session],
  [
    'console/RunButton.svelte',
    'result = t.did({ job: label, moved, failed })',
    '',
    ...inStorefront('console-jobs', 'console'),
  ],
  [
    'console/PresetsPanel.svelte',
    'if (notRegistered > 0) return t.notRegistered(notRegistered)',
    '',
    ...inStorefront('console-presets'),
  ],
  // Prices and orders.
  ['sale/delivery.ts', 'subtotal >= freeFrom', 'subtotal > freeFrom', ...sale],
  ['sale/vat.ts', 'price - vatOf(homeCountry, price).amount', 'price', ...sale],
  ['app/payments.ts', 'if (payment) return payment', '', ...payment],
  ['app/order-verbs.ts', 'await cancelPayment(id)', '', ...payment, ...checkout],
  [
    'app/order-verbs.ts',
    "if (stored && stored.status !== 'unpaid') return stored",
    '',
    ...payment,
    ...checkout,
  ],
  ['app/orders.ts', 'order.id === cart.current.id)) cart.close()', 'false)) cart.close()', ...checkout],
  ['app/orders.ts', 'timer = setTimeout(sendAll, retryAfterMs)', '', 'test/demo/orders.browser.test.ts'],
  ['order-request.ts', 'Street: address.street ??', "Street: '' ??", ...orderTest],
  ['order-request.ts', 'amounts.delivery\n      ?', 'false\n      ?', ...orderTest],
  ['pages/checkout/checkout.svelte.ts', 'chosen = added.key', '', ...payment],
  // The pages.
  ['app/scroll-memory.ts', 'positions.get(shown) ?? 0', '0', ...pages],
  ['app/match-path.ts', ".filter((part) => part !== '')", '', 'test/demo/match-path.test.ts'],
  ['App.svelte', 'document.documentElement.lang = language.current', '', ...pages],
  ['App.svelte', "setAttribute('content', description.current)", "getAttribute('content')", ...pages],
  ['ui/Heading.svelte', 'heading.focus({ preventScroll: true })', '', ...pages],
  ['ui/SkipLink.svelte', 'document.getElementById(target)?.focus()', '', ...pages, ...inStorefront('header')],
  // The console.
  [
    'console/ResetButton.svelte',
    'onclick={() => dialog?.showModal()}>{t.reset}',
    'onclick={reset}>{t.reset}',
    ...inStorefront('console', 'console-set-up'),
  ],
  [
    'console/ResetButton.svelte',
    'await headquarters.reset()',
    '',
    ...inStorefront('console', 'console-set-up'),
  ],
  [
    'console/presets.ts',
    "sampleCustomer(number, 'ZZ')",
    'sampleCustomer(number)',
    ...inStorefront('console-presets'),
  ],
  ['console/presets.ts', '{ length: 10 }', '{ length: 9 }', ...inStorefront('console-presets')],
  ['console/tour.svelte.ts', 'fail: counts.failed > 0', 'fail: false', ...inStorefront('console-tour')],
  ['console/tour.svelte.ts', 'if (known[step] === undefined) ', '', ...inStorefront('console-tour')],
  ['console/table-filter.ts', 'wanted.every(', 'wanted.some(', ...inStorefront('console-data')],
  [
    'console/table-filter.ts',
    '(state === undefined || stateOf(id) === state)',
    'true',
    ...inStorefront('console-data'),
  ],
  [
    'console/log-filter.ts',
    "(method === '' || methodOf(entry) === method)",
    'true',
    ...inStorefront('console-data'),
  ],
  [
    'console/failed-rows.ts',
    " || (status === 'waiting' && idOf(row) === lastTried)",
    '',
    ...inStorefront('console-repair'),
  ],
  ['console/pipeline.ts', 'row.customer, isFailed(row))', 'row.customer)', 'test/demo/pipeline.test.ts'],
  ['console/pipeline.ts', 'row !== undefined && isFailed(row)', 'false', 'test/demo/pipeline.test.ts'],
  ['console/pipeline.ts', "kind !== 'address'", 'true', 'test/demo/pipeline.test.ts'],
  ['console/set-up.ts', 'await features.disable(name)', 'void features', 'test/demo-choices.test.ts'],
  ['console/set-up.ts', 'else attempts.failed.push(choice)', '', 'test/demo-choices.test.ts'],
  ['console/attempts.ts', 'failed.push(name)', '', 'test/demo-choices.test.ts'],
  ['app/router.svelte.ts', 'matchPath(path, shownPath()) !== undefined', 'path === shownPath()', ...pages],
  ['console/Pipeline.svelte', 'isNext={name === next}', 'isNext', ...inStorefront('console', 'console-jobs')],
  [
    'console/rush-hour.ts',
    'concurrentCalls: settings.capacity',
    'concurrentCalls: 32',
    ...inStorefront('console-rush-hour'),
  ],
  ['console/rush-hour.ts', 'serviceMs: settings.latencyS * 1000', 'serviceMs: 100', ...rushHour],
  ['console/rush-hour.ts', 'random() * withinS * 1000', '0', ...rushHour],
  ['console/rush-hour.ts', '{ length: people }', '{ length: 60 }', ...rushHour],
  [
    'console/rush-hour.ts',
    'sandbox({ createCustomersAsync }, realTime)',
    'sandbox({ createCustomersAsync: false }, realTime)',
    ...rushHour,
  ],
  ['console/Slider.svelte', 'aria-valuetext={text}', '', ...rushHour],
]
