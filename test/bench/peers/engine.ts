/** A customer as every engine records it. */
export interface Person {
  readonly firstName: string
  readonly lastName: string
}

/** One tab of an engine with a durable outbox. It sends nothing before `send()`. */
export interface Engine {
  /** Resolves when the engine says that it has the customer. */
  record(person: Person): Promise<void>
  /** Begins to send. Resolves when nothing that this tab has recorded is left. */
  send(): Promise<void>
  stop(): Promise<void>
}

/** The channel that an engine sends to: the same for all of them. */
export type Channel = (request: Request) => Promise<Response>

export interface Peer {
  readonly name: string
  /** Opens a tab. Those of the same device share what is stored. */
  open(device: string, channel: Channel): Promise<Engine>
}

export const baseUrl = 'https://peer.example'

/** The request that creates a customer, as an application writes it for an engine without one of its own. */
export function createRequest({ firstName, lastName }: Person): Request {
  return new Request(`${baseUrl}/Commerce/Customers`, {
    method: 'POST',
    headers: { OUN: '068', 'Content-Type': 'application/json' },
    body: JSON.stringify({ FirstName: firstName, LastName: lastName }),
  })
}

/** Throws as the engines expect it for an answer that is no success. */
export async function post(channel: Channel, person: Person): Promise<void> {
  const response = await channel(createRequest(person))
  if (!response.ok) throw new Error(`The channel answered ${response.status}.`)
}
