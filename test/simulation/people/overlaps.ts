import type { Clock } from '../random/clock.ts'
import { senderOf } from './people.ts'

/**
 * Finds phones that one device takes away from another without knowing of them: an edit replaces the whole list of contacts, and
 * the channel compares no versions (docs/real-channels.md, assumptions). A device whose last reading had the phone, or that did
 * not read just before its edit, has no such excuse.
 */
export interface Overlaps {
  /** Passes a request on, and notes what it reads and changes. */
  watch(request: Request, answer: (request: Request) => Promise<Response>): Promise<Response>
  /** True if an edit of another device overlapped the one that added this phone. */
  mayTakeAway(phone: string): boolean
}

interface Reading {
  readonly at: number
  readonly phones: ReadonlySet<string>
}

interface Edit {
  readonly device: string
  readonly person: string
  readonly at: number
  readonly phones: ReadonlySet<string>
  readonly read: Reading
  /** False while nobody knows when it is processed. */
  isAnswered: boolean
}

/** Longer than the requests of one entry take. */
const longestEditMs = 60_000

/** `longestCommitMs`: the longest time after which an edit without an answer is processed. */
export function watchOverlaps({ now }: Clock, longestCommitMs: number): Overlaps {
  const lastReadings = new Map<string, Reading>()
  const edits: Edit[] = []
  /** The phones that the channel had at some time. */
  const seen = new Set<string>()

  function overlaps(other: Edit, adding: Edit, phone: string): boolean {
    if (other.device === adding.device || other.person !== adding.person) return false
    if (other.phones.has(phone) || other.read.phones.has(phone)) return false
    if (other.at - other.read.at > longestEditMs) return false
    const longestMs = adding.at <= other.at || other.isAnswered ? longestEditMs : longestCommitMs
    return Math.abs(other.at - adding.at) <= longestMs
  }

  return {
    async watch(request, answer) {
      const [device, person] = [new URL(request.url).hostname, senderOf(request)]
      const reader = `${device} ${person}`
      const sent = request.method === 'PATCH' ? phonesIn(await request.clone().text()) : undefined
      const read = lastReadings.get(reader)
      const edit = sent && read && { device, person, at: now(), phones: sent, read, isAnswered: false }
      if (edit) edits.push(edit)
      const response = await answer(request)
      // Refused: it is never processed.
      if (edit && response.status >= 400 && response.status < 500) edits.splice(edits.indexOf(edit), 1)
      const phones = response.ok ? phonesIn(await response.clone().text()) : undefined
      if (phones) lastReadings.set(reader, { at: now(), phones })
      phones?.forEach((phone) => seen.add(phone))
      if (edit) edit.isAnswered = phones !== undefined
      return response
    },
    mayTakeAway(phone) {
      const adding = edits.filter(({ phones, read }) => phones.has(phone) && !read.phones.has(phone))
      return seen.has(phone) && adding.some((one) => edits.some((other) => overlaps(other, one, phone)))
    },
  }
}

/** The values of the contacts of a customer; `undefined` for a body that is none, or one without contacts. */
function phonesIn(body: string): ReadonlySet<string> | undefined {
  try {
    const { Contacts } = JSON.parse(body) as { Contacts?: readonly { readonly Value: string }[] }
    return Contacts && new Set(Contacts.map(({ Value }) => Value))
  } catch {
    return undefined
  }
}
