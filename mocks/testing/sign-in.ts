import type { Shopper } from '../../sdk/options.ts'
import type { Headquarters } from '../api/headquarters.ts'
import type { NewIdentity } from '../api/identities.ts'
import { claimsIn } from '../identities/jwt.ts'
import type { Activity } from './activity.ts'

/** Signs somebody in. The shopper's tokens are made when they are needed, so they never expire. */
export function createSignIn(
  { identities }: Headquarters,
  activity: Activity,
): (who?: NewIdentity) => Promise<Shopper> {
  return async (who = {}) => {
    const { sub } = claimsIn(await identities.signIn(who)) ?? {}
    const id = String(sub)
    return { id, getIdToken: () => activity.during(identities.signIn({ sub: id })) }
  }
}
