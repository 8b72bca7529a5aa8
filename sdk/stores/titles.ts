import type { Title } from '../domain/title.ts'
import type { OutboxRecords } from '../outbox/outbox.ts'
import type { Titles } from '../public.ts'
import type { Endpoints } from '../wire/endpoints.ts'
import { asVerb, refuse, type Words } from './verbs.ts'

export function createTitles(endpoints: Endpoints, records: OutboxRecords, words: Words): Titles {
  return {
    list: () =>
      asVerb(words, async () => {
        const answer = await endpoints.listTitles()
        if (answer.kind === 'ok') {
          // Remembering is a courtesy: a full disk must not hide what the channel just said.
          await records.writeFact('titles', answer.body).catch(() => undefined)
          return answer.body
        }
        const remembered = await records.readFact<readonly Title[]>('titles')
        return remembered ?? refuse(words, { kind: 'unreachable', code: 'channel_out_of_reach' })
      }),
  }
}
