import { providerRequestNames } from '../identities/provider.ts'
import { endpointOf } from '../identities/urls.ts'
import type { RequestContext } from '../operations/operation.ts'
import { operationNames } from '../operations/registry.ts'
import { parseUrl } from './odata-url.ts'

/** Method and path without keys, as faults and the log name a request; also for an unreadable one. */
export function requestName({ method, url }: RequestContext): string {
  const endpoint = endpointOf(url)
  if (endpoint) return `${method} identities/${endpoint}`
  try {
    return `${method} ${parseUrl(url).path}`
  } catch {
    return `${method} (unreadable)`
  }
}

/** The names of the requests that are answered: a fault on any other would never trigger. */
export const requestNames: readonly string[] = [
  ...operationNames,
  'POST $batch',
  'GET $metadata',
  ...providerRequestNames,
]
