import { refused } from './wire.ts'

/**
 * A failure of one create, edit or loyalty card.
 *
 * - `gateway-timeout`, `unreadable`, `cut`, `reset`: the channel does it, and the answer is lost: a 504, a page of HTML, a
 *   connection that breaks within the body, or one that breaks before the first byte.
 * - `never-arrived`: a 504, and the channel does nothing.
 * - `still-working`: a 504, and the channel does it later, when the test calls `channel.finishWork()`.
 * - `busy`, `too-many`, `unauthorized`, `forbidden`, `refused`: the channel does nothing and says so. The message of
 *   `refused` contains a GUID.
 */
export type Fault =
  | 'gateway-timeout'
  | 'unreadable'
  | 'cut'
  | 'reset'
  | 'never-arrived'
  | 'still-working'
  | 'busy'
  | 'too-many'
  | 'unauthorized'
  | 'forbidden'
  | 'refused'

/** An answer that does not arrive: the connection breaks within the body (`cut`) or before it (`reset`). */
export type BrokenConnection = 'cut' | 'reset'

/** The planned faults. Each is used for one request, in the order in which they were added. */
export interface Faults {
  add(fault: Fault, times?: number): void
  next(): Fault | undefined
  clear(): void
}

export function createFaults(): Faults {
  const queue: Fault[] = []
  return {
    add: (fault, times = 1) => void queue.push(...Array.from({ length: times }, () => fault)),
    next: () => queue.shift(),
    clear: () => void queue.splice(0),
  }
}

/** The answer to a request that the channel does not process; `undefined` if it does. */
export function rejectionFor(fault: Fault): Response | undefined {
  switch (fault) {
    case 'busy':
      return new Response('', { status: 503 })
    case 'too-many':
      return new Response('', { status: 429, headers: { 'Retry-After': '2' } })
    case 'unauthorized':
      return new Response('', { status: 401 })
    case 'forbidden':
      return refused(403, 'AuthorizationFailed')
    case 'refused':
      return refused(400, 'DuplicateObject', `The customer ${crypto.randomUUID()} exists.`)
    case 'never-arrived':
      return new Response('', { status: 504 })
    default:
      return undefined
  }
}

/** The answer to a processed request, as the browser receives it. */
export function answerAfterFault(fault: Fault | undefined, answer: Response): Response | BrokenConnection {
  switch (fault) {
    case 'gateway-timeout':
      return new Response('', { status: 504 })
    case 'unreadable':
      return new Response('<html>', { status: 200 })
    case 'cut':
    case 'reset':
      return fault
    default:
      return answer
  }
}
