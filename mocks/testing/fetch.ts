import type { Headquarters } from '../api/headquarters.ts'
import type { Activity } from './activity.ts'

/** Sends requests to the headquarters as a browser does: one that is aborted, or whose shop closes, fails. */
export function createFetch(
  { fetch }: Headquarters,
  activity: Activity,
  closing: AbortSignal,
): typeof globalThis.fetch {
  const closed = rejectOnAbort(closing)
  closed.catch(() => {})
  return async (input, init) => {
    const { signal } = input instanceof Request ? input : { signal: init?.signal }
    const answer = Promise.race([activity.duringAnswer(fetch(input, init)), closed])
    return signal ? Promise.race([answer, rejectOnAbort(signal)]) : answer
  }
}

function rejectOnAbort(signal: AbortSignal): Promise<never> {
  return new Promise((_resolve, reject) => {
    const fail = () => reject(new DOMException('The request was aborted.', 'AbortError'))
    if (signal.aborted) fail()
    else signal.addEventListener('abort', fail, { once: true })
  })
}
