import { expect, test } from 'vitest'
import { createHeadquarters, logLine, memoryTables, type Headquarters } from '../../mocks/index.ts'
import { serveHeadquarters } from '../../mocks/node.ts'

/** Input that the types refuse. Tests in JavaScript, and those with a cast, must not pass with it. */
const wrong = (value: unknown) => value as never
const request =
  'https://shop.example/identities/authorize?client_id=shop&response_type=code&redirect_uri=https://shop.example/&scope=openid&code_challenge_method=S256&code_challenge=47DEQpj8HBSa-_TImW-5JCeuQeRkm5NMpJWZG3hSuFU'

const calls: readonly (readonly [string, (hq: Headquarters) => unknown, string])[] = [
  ['profile.set(7)', (hq) => hq.profile.set(wrong(7)), 'profile needs an object with values, not 7'],
  ['features.set([])', (hq) => hq.features.set(wrong([])), 'features needs an object with values, not []'],
  ['store.set(null)', (hq) => hq.store.set(wrong(null)), 'The store needs an object'],
  ['attributes.setGroup(7)', (hq) => hq.attributes.setGroup(wrong(7)), 'The attribute group needs an object'],
  [
    'attributes.remove({})',
    (hq) => hq.attributes.remove(wrong({})),
    'The name of a customer attribute is a text',
  ],
  ['createIdentity(7)', (hq) => hq.identities.createIdentity(wrong(7)), 'An identity needs an object'],
  ['signIn(null)', (hq) => hq.identities.signIn(wrong(null)), 'signIn needs an object'],
  [
    'signIn with clientid',
    (hq) => hq.identities.signIn(wrong({ clientid: '' })),
    'Known: sub, email, name, kind, clientId',
  ],
  ['signIn for ever', (hq) => hq.identities.signIn({ expiresInMs: 1e300 }), 'expiresInMs is a number from'],
  ['authorize nobody', (hq) => hq.identities.authorize(request, wrong('anna')), 'A choice is {"email":'],
  [
    'authorize without a choice',
    (hq) => hq.identities.authorize(request, wrong({ cancel: false })),
    'A choice is {"email":',
  ],
  [
    'schedule without options',
    (hq) => hq.jobs.schedule('P-job', wrong(undefined)),
    'A schedule needs an object',
  ],
  [
    'schedule with after',
    (hq) => hq.jobs.schedule('P-job', wrong({ everyMs: 9, after: 1 })),
    'A schedule has no "after"',
  ],
  [
    'repairCustomer(id, null)',
    (hq) => hq.tables.repairCustomer('x', wrong(null)),
    'A customer needs an object',
  ],
  [
    'repairCustomer with Emial',
    (hq) => hq.tables.repairCustomer('x', wrong({ Emial: '' })),
    'A customer has no "Emial"',
  ],
  [
    'repairAddress with Stret',
    (hq) => hq.tables.repairAddress('x', wrong({ Stret: '' })),
    'An address has no "Stret"',
  ],
  [
    'repairEdit with Emial',
    (hq) => hq.tables.repairEdit('x', wrong({ Emial: '' })),
    'A customer has no "Emial"',
  ],
  ['orders.place(null)', (hq) => hq.orders.place(wrong(null)), 'An order needs an object'],
  ['fixtures.customer(7)', (hq) => hq.fixtures.customer(wrong(7)), 'A customer needs an object'],
  [
    'fixtures.customer with FirstNmae',
    (hq) => hq.fixtures.customer(wrong({ FirstNmae: '' })),
    'A customer has no "FirstNmae"',
  ],
  [
    'fixtures.customer with an address with Stret',
    (hq) => hq.fixtures.customer({ Addresses: [wrong({ Stret: '' })] }),
    'A customer has no "Addresses[0].Stret"',
  ],
  ['fixtures.customers(-1)', (hq) => hq.fixtures.customers(-1), 'count is a whole number from 0'],
  ['fixtures.customers("2")', (hq) => hq.fixtures.customers(wrong('2')), 'count is a whole number from 0'],
  [
    'fixtures.tillCustomer("Anna")',
    (hq) => hq.fixtures.tillCustomer(wrong('Anna')),
    'A customer needs an object',
  ],
  ['fixtures.address of nobody', (hq) => hq.fixtures.address(wrong(undefined)), 'account is a text'],
  [
    'fixtures.address with Stret',
    (hq) => hq.fixtures.address('1', wrong({ Stret: '' })),
    'An address has no "Stret"',
  ],
  ['faults.add(null)', (hq) => hq.faults.add(wrong(null)), 'A fault needs an object'],
  ['faults.remove(fault)', (hq) => hq.faults.remove(wrong({ id: '1' })), 'The id of a fault is a text'],
  [
    'clock.advance(date)',
    (hq) => hq.clock.advance(wrong(new Date(0))),
    'The time to advance, in milliseconds,',
  ],
  ['subscribe()', (hq) => hq.subscribe(wrong(undefined)), 'subscribe needs a function'],
  ['log.subscribe()', (hq) => hq.log.subscribe(wrong(undefined)), 'subscribe needs a function'],
  ['realTime.subscribe({})', (hq) => hq.realTime.subscribe(wrong({})), 'subscribe needs a function'],
  [
    'memoryTables("name")',
    () => memoryTables(wrong('name')),
    'memoryTables takes a list of rows, not "name"',
  ],
  ['logLine()', () => logLine(wrong(undefined)), 'logLine needs an object'],
  [
    'a port as a text',
    () => serveHeadquarters({ port: wrong('0') }),
    'port is a whole number from 0 to 65535',
  ],
  ['an empty host', () => serveHeadquarters({ host: '' }), 'host is a text that is not empty'],
]

test.each(calls)('%s is refused with what is allowed, and stores nothing', async (_call, run, message) => {
  const hq = createHeadquarters()
  const before = await hq.snapshot()
  await expect((async () => run(hq))()).rejects.toThrow(message)
  expect((await hq.snapshot()).rows).toEqual(before.rows)
})
