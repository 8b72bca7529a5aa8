import { afterwards, createFaults, turnedAway, type Broken, type Faults } from './faults.ts'
import { createGate } from './held-answers.ts'
import { createKeys } from './idempotency.ts'
import { createLedger, type Ledger, type Made } from './channel-customers.ts'
import {
  applyEdit,
  configurationBody,
  customerBody,
  featureStates,
  isTooEarly,
  list,
  ok,
  readIntent,
  refused,
  searchRow,
  type Edit,
  type Switches,
} from './wire.ts'

export interface ChannelOptions {
  readonly mode?: 'sync' | 'async'
  /** Whether a lost answer can be looked up. Channels let applications search, and not every shopper. */
  readonly search?: 'allowed' | 'refused'
  /** Whether `Idempotency-Key` is honoured. */
  readonly keys?: 'honoured' | 'ignored'
}

/** Just enough of a Commerce channel to create customers against, which counts what it made, intent by intent. */
export interface CountingChannel {
  readonly ledger: Ledger
  readonly faults: Faults
  answer(request: Request): Promise<Response | Broken>
  setMode(mode: 'sync' | 'async'): void
  /** What pending customers may have. Default: nothing. */
  setSwitches(switches: Switches): void
  /** Whose customer the token of the shopper stands for. */
  signIn(own: Made | 'nobody'): void
  /** After so many, creates are made, and their answers wait. */
  holdAnswers(after?: number): void
  releaseAnswers(): void
  /** Only the one that waits longest; others are still held. */
  releaseOneAnswer(): void
  /** Makes what a gateway gave up waiting for. */
  finishWork(): void
  /** How many creates and edits arrived, how many customers were made, and how many answers wait. */
  counts(): Counts
  /** Resolves as soon as the counts are as wanted. */
  until(isSo: (counts: Counts) => boolean): Promise<void>
}

export interface Counts {
  readonly arrived: number
  readonly made: number
  readonly held: number
}

export function createCountingChannel(options: ChannelOptions = {}): CountingChannel {
  let { mode = 'async' } = options
  let switches: Switches = { asyncAddresses: false, enhancedAsyncCreation: false }
  let arrived = 0
  let own: Made | 'nobody' | undefined
  const changes = new EventTarget()
  const changed = () => void changes.dispatchEvent(new Event('change'))
  const [ledger, faults, keys, gate] = [createLedger(), createFaults(), createKeys(), createGate(changed)]
  const unfinished: (() => void)[] = []
  const counts = () => ({ arrived, made: ledger.made.length, held: gate.waiting() })

  async function carryOut(request: Request, run: (text: string) => Response): Promise<Response | Broken> {
    arrived += 1
    const fault = faults.next()
    const away = fault && turnedAway(fault)
    if (away) return gate.pass().then(() => away)
    const text = await request.text()
    const key = options.keys === 'honoured' ? request.headers.get('Idempotency-Key') : null
    const recalled = key && keys.recall(key, text)
    if (recalled) return recalled
    if (key) keys.begin(key, text)
    const work = () => finish(run(text), key)
    if (fault !== 'still-working') return afterwards(fault, await work())
    unfinished.push(() => void work())
    return new Response('', { status: 504 })
  }

  async function finish(answer: Response, key: string | null): Promise<Response> {
    changed()
    await gate.pass()
    if (key) keys.finish(key, answer)
    return answer
  }

  function create(text: string): Response {
    const { asAsync, ...intent } = readIntent(text)
    return ok(customerBody(ledger.make(intent, asAsync ? 'async' : mode)), 201)
  }

  /** An address for somebody whom the channel does not know came before its customer. */
  function edit(account: string, text: string): Response {
    const one = ledger.find(account)
    if (!one) return refused(404, 'CustomerNotFound')
    const changes = JSON.parse(text) as Edit
    if (isTooEarly(one, changes, switches)) return refused(400, 'UpdateAsyncCustomerNotSupported')
    applyEdit(one, changes)
    return ok(customerBody(one))
  }

  function issueCard(text: string): Response {
    const { loyaltyCard } = JSON.parse(text) as {
      loyaltyCard: { CardNumber: string; CustomerAccount: string }
    }
    const one = ledger.find(loyaltyCard.CustomerAccount)
    if (!one?.number) return refused(404, 'CustomerNotFound')
    one.cards.push(loyaltyCard.CardNumber)
    return ok({ CardNumber: loyaltyCard.CardNumber })
  }

  async function readCards(request: Request): Promise<Response> {
    const { accountNumber } = (await request.json()) as { accountNumber: string }
    return list((ledger.find(accountNumber)?.cards ?? []).map((CardNumber) => ({ CardNumber })))
  }

  async function search(request: Request): Promise<Response> {
    if (options.search === 'refused') return refused(403, 'UserAuthorizationException')
    const body = (await request.json()) as { customerSearchCriteria: { Keyword: string } }
    return list(ledger.search(body.customerSearchCriteria.Keyword).map(searchRow))
  }

  async function readMany(request: Request): Promise<Response> {
    const { accountNumbers } = (await request.json()) as { accountNumbers: string[] }
    return list(accountNumbers.flatMap((account) => ledger.find(account) ?? []).map(customerBody))
  }

  /** Whoever holds a token is no shopper with a customer of their own, unless the test says so. */
  function readOwn(): Response {
    if (own === undefined) return refused(403, 'UserAuthorizationException')
    return own === 'nobody' ? refused(404, 'CustomerNotFound') : ok(customerBody(own))
  }

  function readOne(account: string): Response {
    if (account === '') return readOwn()
    const one = ledger.find(account)
    return one ? ok(customerBody(one)) : refused(404, 'CustomerNotFound')
  }

  return {
    ledger,
    faults,
    setMode: (next) => void (mode = next),
    setSwitches: (next) => void (switches = next),
    signIn: (next) => void (own = next),
    holdAnswers: (after = 0) => gate.shutAfter(after),
    releaseAnswers: gate.open,
    releaseOneAnswer: gate.letOneGo,
    finishWork: () => unfinished.splice(0).forEach((run) => run()),
    counts,
    async until(isSo) {
      while (!isSo(counts()))
        await new Promise((resolve) => changes.addEventListener('change', resolve, { once: true }))
    },
    async answer(request) {
      const path = decodeURIComponent(new URL(request.url).pathname).split('/Commerce/')[1] ?? ''
      const [, account] = /^Customers\('(.*)'\)$/.exec(path) ?? []
      if (account !== undefined && request.method === 'PATCH')
        return carryOut(request, (text) => edit(account, text))
      if (account !== undefined) return readOne(account)
      switch (path) {
        case 'Customers':
          return carryOut(request, create)
        case 'Customers/Search':
          return search(request)
        case 'Customers/GetByAccountNumbers':
          return readMany(request)
        case 'Customers/GetTitles()':
          return list([{ Text: 'Dr.', RecordId: 1 }])
        case 'GetFeatureStates':
          return list(featureStates(switches))
        case 'IssueLoyaltyCard':
          return carryOut(request, issueCard)
        case 'GetCustomerLoyaltyCards':
          return readCards(request)
        case 'OrgUnits/GetOrgUnitConfiguration':
          return ok(configurationBody(mode))
        default:
          return refused(404, 'NotSupported')
      }
    },
  }
}
