import type { ServerResponse } from 'node:http'
import type { Operation, OperationContext } from '../../../sdk/operations/operation.ts'
import type { EntryKind } from '../../../sdk/domain/entry.ts'
import type { Delivery, EntryOf } from '../../../sdk/outbox/model.ts'
import type { Answer } from '../../../sdk/wire/answer.ts'
import { strictAsyncRules } from '../../../sdk/negotiation/decision.ts'
import { sampleChannel, sampleCustomer, sampleEntry } from '../../support/samples.ts'
import { setupEndpoints, type ReceivedRequest } from '../../support/scripted-channel.ts'

export const home = { key: 'address-1', street: 'Via Po 1', city: 'Torino', zipCode: '10124', country: 'ITA' }

const synced = { status: 'synced', mode: 'sync', accountNumber: '004021' } as const

export async function setupOperation<Kind extends EntryKind>(
  part: Pick<EntryOf<Kind>, 'kind' | 'payload'>,
  answer: (response: ServerResponse, request: ReceivedRequest) => void,
  profile: object,
) {
  const { endpoints, seen } = await setupEndpoints(answer)
  const customer = sampleCustomer({ identity: synced })
  const call = {
    entry: { ...sampleEntry(), ...part } as unknown as EntryOf<Kind>,
    customer: { ...customer, profile: { ...customer.profile, ...profile } },
    endpoints,
    caller: 'shopper',
    channel: sampleChannel(),
    rules: strictAsyncRules,
    toHeldEntry() {
      throw new Error('These operations hold nothing.')
    },
  } satisfies OperationContext<Kind>
  return { call, all: () => seen, sent: () => seen.filter(({ method }) => method === 'PATCH') }
}

/** Sends as the outbox does: with what was read just before. */
export async function readAndSend<Kind extends EntryKind>(
  { readBefore, send }: Pick<Operation<Kind>, 'readBefore' | 'send'>,
  call: OperationContext<Kind>,
): Promise<Answer<Delivery>> {
  const before = await readBefore?.(call)
  return send({ ...call, ...(before?.kind === 'ok' && before.body) })
}
