import { createChannelCustomers, type ChannelCustomer, type ChannelCustomers } from './channel-customers.ts'
import { answerAfterFault, createFaults, rejectionFor, type BrokenConnection, type Faults } from './faults.ts'
import { createHeldAnswers } from './held-answers.ts'
import { createIdempotencyStore } from './idempotency.ts'
import {
  applyEdit,
  configurationBody,
  customerBody,
  featureStates,
  list,
  needsAccountNumber,
  ok,
  readCreateRequest,
  refused,
  searchRow,
  type EditRequest,
  type ExtensionProperties,
  type Switches,
} from './wire.ts'

export interface ChannelOptions {
  /** Default: async. */
  readonly mode?: 'sync' | 'async'
  /** Searching customers finds out whether a create arrived. Channels refuse it to many shoppers. */
  readonly search?: 'allowed' | 'refused'
  /** The treatment of the header `Idempotency-Key`. */
  readonly keys?: 'honoured' | 'ignored'
  /** Default: kept. */
  readonly extensionProperties?: ExtensionProperties
}

/**
 * A minimal Commerce channel that counts what it creates. It shares no code with the SDK or the mock headquarters, so
 * that it can testify against both.
 */
export interface CountingChannel {
  readonly customers: ChannelCustomers
  readonly faults: Faults
  answer(request: Request): Promise<Response | BrokenConnection>
  setMode(mode: 'sync' | 'async'): void
  /** Turns on what pending customers may have. Default: nothing. */
  setSwitches(switches: Switches): void
  /** Sets the customer of the shopper whose token is sent. Default: the token belongs to no shopper. */
  signIn(own: ChannelCustomer | 'nobody'): void
  /** Holds all answers but the first `after`; requests are still processed. */
  holdAnswers(after?: number): void
  releaseAnswers(): void
  /** Releases the answer that has been held longest; the others stay held. */
  releaseOneAnswer(): void
  /** Processes the requests that met the fault `still-working`. */
  finishWork(): void
  counts(): Counts
  /** Resolves as soon as the counts meet the condition. */
  until(isMet: (counts: Counts) => boolean): Promise<void>
}

export interface Counts {
  /** Creates, edits and cards that reached the channel. */
  readonly arrived: number
  /** Customers that the channel created. */
  readonly created: number
  /** Answers that are held at the moment. */
  readonly held: number
}

export function createCountingChannel(options: ChannelOptions = {}): CountingChannel {
  let { mode = 'async' } = options
  const bodyOf = (customer: ChannelCustomer) => customerBody(customer, options.extensionProperties ?? 'kept')
  let switches: Switches = { asyncAddresses: false, enhancedAsyncCreation: false }
  let arrived = 0
  let own: ChannelCustomer | 'nobody' | undefined
  const changes = new EventTarget()
  const changed = () => void changes.dispatchEvent(new Event('change'))
  const [customers, faults] = [createChannelCustomers(), createFaults()]
  const [idempotency, heldAnswers] = [createIdempotencyStore(), createHeldAnswers(changed)]
  const unfinished: (() => void)[] = []
  const counts = () => ({ arrived, created: customers.all.length, held: heldAnswers.count() })

  async function processRequest(
    request: Request,
    run: (text: string) => Response,
  ): Promise<Response | BrokenConnection> {
    arrived += 1
    const fault = faults.next()
    const rejection = fault && rejectionFor(fault)
    if (rejection) return heldAnswers.waitWhileHeld().then(() => rejection)
    const text = await request.text()
    const key = options.keys === 'honoured' ? request.headers.get('Idempotency-Key') : null
    const replayed = key && idempotency.replay(key, text)
    if (replayed) return replayed
    if (key) idempotency.begin(key, text)
    const work = () => finish(run(text), key)
    if (fault !== 'still-working') return answerAfterFault(fault, await work())
    unfinished.push(() => void work())
    return new Response('', { status: 504 })
  }

  async function finish(answer: Response, key: string | null): Promise<Response> {
    changed()
    await heldAnswers.waitWhileHeld()
    if (key) idempotency.finish(key, answer)
    return answer
  }

  function create(text: string): Response {
    const { asAsync, ...request } = readCreateRequest(text)
    return ok(bodyOf(customers.create(request, asAsync ? 'async' : mode)), 201)
  }

  /** An edit of an unknown customer has overtaken its create. */
  function edit(account: string, text: string): Response {
    const customer = customers.find(account)
    if (!customer) return refused(404, 'CustomerNotFound')
    const changes = JSON.parse(text) as EditRequest
    if (needsAccountNumber(customer, changes, switches)) {
      return refused(400, 'UpdateAsyncCustomerNotSupported')
    }
    applyEdit(customer, changes)
    return ok(bodyOf(customer))
  }

  function issueCard(text: string): Response {
    const { loyaltyCard } = JSON.parse(text) as {
      loyaltyCard: { CardNumber: string; CustomerAccount: string }
    }
    const customer = customers.find(loyaltyCard.CustomerAccount)
    if (!customer?.accountNumber) return refused(404, 'CustomerNotFound')
    customer.cards.push(loyaltyCard.CardNumber)
    return ok({ CardNumber: loyaltyCard.CardNumber })
  }

  async function readCards(request: Request): Promise<Response> {
    const { accountNumber } = (await request.json()) as { accountNumber: string }
    return list((customers.find(accountNumber)?.cards ?? []).map((CardNumber) => ({ CardNumber })))
  }

  async function search(request: Request): Promise<Response> {
    if (options.search === 'refused') return refused(403, 'UserAuthorizationException')
    const body = (await request.json()) as { customerSearchCriteria: { Keyword: string } }
    return list(customers.search(body.customerSearchCriteria.Keyword).map(searchRow))
  }

  async function readMany(request: Request): Promise<Response> {
    const { accountNumbers } = (await request.json()) as { accountNumbers: string[] }
    return list(accountNumbers.flatMap((account) => customers.find(account) ?? []).map(bodyOf))
  }

  /** Answers whose token it is, as set by `signIn`. */
  function readOwn(): Response {
    if (own === undefined) return refused(403, 'UserAuthorizationException')
    return own === 'nobody' ? refused(404, 'CustomerNotFound') : ok(bodyOf(own))
  }

  function readOne(account: string): Response {
    if (account === '') return readOwn()
    const customer = customers.find(account)
    return customer ? ok(bodyOf(customer)) : refused(404, 'CustomerNotFound')
  }

  return {
    customers,
    faults,
    setMode: (next) => void (mode = next),
    setSwitches: (next) => void (switches = next),
    signIn: (next) => void (own = next),
    holdAnswers: (after = 0) => heldAnswers.holdAfter(after),
    releaseAnswers: heldAnswers.releaseAll,
    releaseOneAnswer: heldAnswers.releaseOne,
    finishWork: () => unfinished.splice(0).forEach((run) => run()),
    counts,
    async until(isMet) {
      while (!isMet(counts()))
        await new Promise((resolve) => changes.addEventListener('change', resolve, { once: true }))
    },
    async answer(request) {
      const path = decodeURIComponent(new URL(request.url).pathname).split('/Commerce/')[1] ?? ''
      const [, account] = /^Customers\('(.*)'\)$/.exec(path) ?? []
      if (account !== undefined && request.method === 'PATCH')
        return processRequest(request, (text) => edit(account, text))
      if (account !== undefined) return readOne(account)
      switch (path) {
        case 'Customers':
          return processRequest(request, create)
        case 'Customers/Search':
          return search(request)
        case 'Customers/GetByAccountNumbers':
          return readMany(request)
        case 'Customers/GetTitles()':
          return list([{ Text: 'Dr.', RecordId: 1 }])
        case 'GetFeatureStates':
          return list(featureStates(switches))
        case 'IssueLoyaltyCard':
          return processRequest(request, issueCard)
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
