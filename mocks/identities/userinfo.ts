import type { Deps } from '../runtime/deps.ts'
import { claimsAbout } from './people.ts'
import { jsonAnswer, oauthError, type ProviderAnswer } from './provider-answer.ts'
import { accessAudience, verifyWithKeys } from './tokens.ts'
import { issuerOf } from './urls.ts'

/** Answers the claims about the person of an access token. */
export async function answerUserInfo(
  deps: Deps,
  { url, headers }: { readonly url: URL; readonly headers: Headers },
): Promise<ProviderAnswer> {
  const [, token = ''] = /^Bearer\s+(\S+)$/i.exec(headers.get('Authorization') ?? '') ?? []
  const verified = await verifyWithKeys(deps, token, [accessAudience(issuerOf(url))])
  const person =
    verified.outcome === 'valid' &&
    (await deps.tables.read((rows) => rows.get('identities', verified.subject)))
  if (person) return jsonAnswer(claimsAbout(person))
  const refusal = oauthError('invalid_token', 'The access token is not valid, or not any more', 401)
  return { ...refusal, headers: { ...refusal.headers, 'WWW-Authenticate': 'Bearer error="invalid_token"' } }
}
