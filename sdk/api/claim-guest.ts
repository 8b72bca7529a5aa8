import type { Commerce } from '../public.ts'
import { withPublicErrors, type ApiDeps } from './verb.ts'

/** The verb that hands what a guest left on this device over to the shopper who signed in. */
export function createClaimGuest(deps: ApiDeps): Commerce['claimGuest'] {
  return async () => {
    if (deps.caller !== 'shopper')
      throw new TypeError(
        'claimGuest: only a client with the option `shopper` can take over what a guest left.',
      )
    return withPublicErrors(deps, async () => {
      const result = await deps.outbox.claimGuest()
      await deps.onRecorded()
      return result
    })
  }
}
