import type { SignIn } from '../../mocks/api/identities.ts'
import type { Headquarters } from '../../mocks/index.ts'
import type { Customer } from '../../mocks/wire/entities.ts'

export type Fetch = (request: Request) => Promise<Response>

export interface Answer {
  readonly status: number
  readonly headers: Headers
  readonly text: string
  // Loosely typed, because the tests read answers of every shape.
  readonly body: AnswerBody
}

export type AnswerBody = Record<string, unknown> & { value?: Record<string, unknown>[] }

export interface ClientOptions {
  readonly token?: string | Promise<string>
  readonly headers?: Record<string, string>
}

export const asApplication: ClientOptions = { token: 'Bearer back-office' }
/** An employee by the short form of its token. */
export const asEmployee: ClientOptions = { token: 'Bearer employee:000160' }
/** Signs a shopper in, whose identity is made the first time. */
export const asShopper = (
  hq: Pick<Headquarters, 'identities'>,
  sub: string,
  more: SignIn = {},
): ClientOptions => ({ token: hq.identities.signIn({ sub, ...more }).then((token) => `id_token ${token}`) })

/** Sends a request to a headquarters as a client does, and reads the answer. */
export async function ask(
  fetch: Fetch,
  method: string,
  path: string,
  body?: unknown,
  { token, headers }: ClientOptions = {},
): Promise<Answer> {
  const separator = path.includes('?') ? '&' : '?'
  const response = await fetch(
    new Request(`https://channel.example/Commerce/${path}${separator}api-version=7.3`, {
      method,
      headers: {
        OUN: '068',
        'Content-Type': 'application/json',
        ...(token && { Authorization: await token }),
        ...headers,
      },
      ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    }),
  )
  const text = await response.text()
  return { status: response.status, headers: response.headers, text, body: jsonOf(text) }
}

function jsonOf(text: string): AnswerBody {
  try {
    return JSON.parse(text) as AnswerBody
  } catch {
    return {}
  }
}

/** The error in a body: a string that is itself JSON. */
export function errorOf({ body }: Answer): {
  id: string
  type: string
  message: string
  results: ErrorResult[]
} {
  const inner = JSON.parse(String(body.Exception ?? '{}')) as {
    ErrorResourceId?: string
    LocalizedMessage?: string
    ValidationResults?: ErrorResult[]
  }
  return {
    id: (inner.ErrorResourceId ?? '').replace('Microsoft_Dynamics_Commerce_Runtime_', ''),
    type: String(body.TypeName),
    message: inner.LocalizedMessage ?? '',
    results: inner.ValidationResults ?? [],
  }
}

export interface ErrorResult {
  readonly ErrorResourceId: string
  readonly MemberNames: string[]
  readonly LocalizedMessage: string
}

export const anna = { FirstName: 'Anna', LastName: 'Bianchi', Email: 'anna@example.com' }

export const via = {
  Name: 'Home',
  Street: 'Via Roma',
  StreetNumber: '1',
  City: 'Milano',
  State: 'MI',
  ZipCode: '20121',
  ThreeLetterISORegionName: 'ITA',
}

export function customerIn({ body }: Answer): Customer {
  return body as unknown as Customer
}

export function readCustomer(hq: Headquarters, account: string): Promise<Customer> {
  return readCustomerAs(hq, account, {})
}

export async function readCustomerAs(
  hq: Headquarters,
  account: string,
  options: ClientOptions,
): Promise<Customer> {
  return customerIn(await ask(hq.fetch, 'GET', `Customers('${account}')`, undefined, options))
}

/** Runs the three jobs that give pending customers their account numbers. */
export async function convertPendingCustomers(hq: Headquarters): Promise<void> {
  for (const job of ['P-job', 'synchronize-customers', '1010'] as const) await hq.jobs.run(job)
}
