import type { Customer, TablesSnapshot } from 'pending-sync/mocks'
import { createRequest, ownCustomerRequest } from './channel-requests.ts'
import { formatName } from './format-customer.ts'
import type { Headquarters } from './headquarters.ts'
import { lastCustomer, nextNumber, sampleCustomer, type SampleCustomer } from './sample-customers.ts'

/** Customers that a tester gets with one click. */
export const presets = ['ten', 'failing', 'duplicate', 'twoDevices'] as const
export type Preset = (typeof presets)[number]

/** The result of the registrations. */
export interface PresetResult {
  readonly preset: Preset
  readonly registered: number
  readonly notRegistered: number
  /** Absent: several, or nobody was registered. */
  readonly customer?: { readonly name: string; readonly email: string; readonly number: string }
}

/** Registers the customers of a preset through the channel, as the page of a shopper does. */
export async function runPreset(
  preset: Preset,
  { identities }: Pick<Headquarters, 'identities'>,
  snapshot: TablesSnapshot,
): Promise<PresetResult> {
  const number = nextNumber(snapshot)
  const resultOf = (answers: readonly (Customer | undefined)[]) => toResult(preset, answers)

  if (preset === 'ten') {
    const samples = Array.from({ length: 10 }, (_, place) => sampleCustomer(number + place))
    return resultOf(await Promise.all(samples.map((sample) => register(sample))))
  }
  // The channel accepts any province in async mode; headquarters does not.
  if (preset === 'failing')
    return resultOf([await register({ ...sampleCustomer(number, 'ZZ'), IsAsyncCustomer: true })])
  if (preset === 'duplicate') return resultOf(await registerAgain(snapshot, number))
  return resultOf([await registerOnTwoDevices(identities, sampleCustomer(number))])
}

/** Without a customer to repeat, one is made first. */
async function registerAgain(snapshot: TablesSnapshot, number: number) {
  const known = lastCustomer(snapshot)
  if (known) {
    const { FirstName, LastName, Email } = known
    return [await register({ FirstName, LastName, Email })]
  }
  const first = await register(sampleCustomer(number))
  return [first, await register(sampleCustomer(number))]
}

/** The first device registers with a token of the person. The second one reads the customer with another token. */
async function registerOnTwoDevices(
  identities: Headquarters['identities'],
  sample: SampleCustomer,
): Promise<Customer | undefined> {
  const person = { email: sample.Email, name: `${sample.FirstName} ${sample.LastName}` }
  const signIn = () => identities.signIn(person).catch(() => undefined)
  const [phone, laptop] = [await signIn(), await signIn()]
  if (phone === undefined || laptop === undefined) return undefined
  const registered = await register(sample, phone)
  return registered && answerOf(ownCustomerRequest(laptop))
}

function register(customer: object, token?: string): Promise<Customer | undefined> {
  return answerOf(createRequest(customer, token))
}

/** `undefined`: it was refused, or no answer came. */
async function answerOf(request: Request): Promise<Customer | undefined> {
  try {
    const response = await fetch(request)
    return response.ok ? ((await response.json()) as Customer) : undefined
  } catch {
    return undefined
  }
}

function toResult(preset: Preset, answers: readonly (Customer | undefined)[]): PresetResult {
  const customers = answers.flatMap((answer) => answer ?? [])
  const last = preset === 'ten' ? undefined : customers.at(-1)
  return {
    preset,
    registered: customers.length,
    notRegistered: answers.length - customers.length,
    ...(last && {
      customer: {
        name: formatName(last),
        email: last.Email,
        number: last.IsAsyncCustomer ? '' : last.AccountNumber,
      },
    }),
  }
}
