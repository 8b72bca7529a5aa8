import { home } from '../../app/links.ts'

/** The answer of the identity provider: where to go on, or a description of the problem. */
export interface ProviderAnswer {
  readonly redirect?: string
  readonly error_description?: string
}

/**
 * Sends the request in the address of this page to an endpoint of the identity provider, which a page cannot open while
 * headquarters is in the browser. Resolves without an address if the provider does not answer.
 */
export async function sendToProvider(
  started: Promise<unknown>,
  endpoint: 'authorize' | 'end-session',
  body: object = {},
): Promise<ProviderAnswer> {
  try {
    await started
    const response = await fetch(`${home}identities/${endpoint}${location.search}`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(body),
    })
    return (await response.json()) as ProviderAnswer
  } catch {
    return {}
  }
}
