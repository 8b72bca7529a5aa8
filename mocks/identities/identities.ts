import type { Identities, SignIn } from '../api/identities.ts'
import { automaticLinkingOf, setAutomaticLinking } from '../rules/configuration.ts'
import type { Deps } from '../runtime/deps.ts'
import { checkNames } from '../wire/checks.ts'
import { definedFields } from '../wire/json.ts'
import { authorize } from './authorize.ts'
import { endSession } from './end-session.ts'
import { createIdentity, findOrCreateIdentity, identityFields, parseChoice } from './people.ts'
import { checkSignIn } from './sign-in-types.ts'
import { signIdToken } from './tokens.ts'
import { defaultIssuer } from './urls.ts'

/** `hq.identities`. */
export function createIdentities(deps: Deps): Identities {
  const { tables } = deps
  const { tokens, clientIds } = deps.options.identities
  return {
    accepts: { tokens, clientIds },
    list: () => tables.read((rows) => rows.all('identities').toReversed()),
    createIdentity: (identity = {}) => tables.change((rows) => createIdentity(rows, identity)),
    signIn: (who = {}) => signIn(deps, who),
    authorize: async (url, choice) => authorize(deps, wholeUrl(url), parseChoice(choice)),
    endSession: async (url) => endSession(deps, wholeUrl(url)),
    automaticLinking: {
      get: () => tables.read(automaticLinkingOf),
      set: (value) => tables.change((rows) => setAutomaticLinking(rows, value)),
    },
  }
}

function wholeUrl(url: string): URL {
  if (URL.canParse(url)) return new URL(url)
  throw new TypeError(`Pass the whole URL of the request, such as location.href, not "${url}"`)
}

async function signIn(deps: Deps, given: SignIn): Promise<string> {
  checkNames('signIn', given, [...identityFields, 'clientId', 'expiresInMs', 'claims'])
  const { clientId, expiresInMs, claims, ...who } = given
  checkSignIn({ clientId, expiresInMs, claims })
  const person = await deps.tables.change((rows) => findOrCreateIdentity(rows, who))
  const [firstClient = ''] = deps.options.identities.clientIds
  return signIdToken(deps, person, {
    issuer: defaultIssuer,
    clientId: clientId ?? firstClient,
    ...definedFields({ expiresInMs, claims }),
  })
}
