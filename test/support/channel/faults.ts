import { refused } from './wire.ts'

/**
 * What can happen to one create.
 *
 * - `gateway-timeout`, `unreadable`, `cut`, `reset`: it is made, and the answer is lost in four ways. `reset` dies before
 *   the first byte of the answer.
 * - `never-arrived`: a gateway gives up, and nothing was made.
 * - `still-working`: a gateway gives up while the channel works on; it is made when `channel.finishWork()` says so.
 * - `busy`, `too-many`, `unauthorized`, `forbidden`, `refused`: turned away; `refused` with a reason that names a GUID.
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

/** An answer that does not arrive: `cut` after its first bytes, `reset` before any. */
export type Broken = 'cut' | 'reset'

/** Faults in the order in which they will strike, one create each. */
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

/** What a browser hears where nothing was done. */
export function turnedAway(fault: Fault): Response | undefined {
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

/** What is left of an answer that was on its way. */
export function afterwards(fault: Fault | undefined, answer: Response): Response | Broken {
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
