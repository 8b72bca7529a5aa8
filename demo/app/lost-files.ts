import { home } from './links.ts'

const reloadKey = 'asola:reloaded'

/** The reason for a missing file of the shop: the host does not answer, or it does and has no such file. */
export type Loss = 'unreachable' | 'missing'

/**
 * Recovers when a file of the shop could not be fetched. A tab without a service worker that was open during a
 * deployment asks for files that are gone: reloads the page, which opens the new build, and never resolves. Resolves
 * with the reason when that does not help: without a connection, or if a reload within the last minute did not help.
 */
export async function recover(): Promise<Loss> {
  if (!(await isReachable())) return 'unreachable'
  const last = Number(sessionStorage.getItem(reloadKey))
  if (Date.now() - last < 60_000) return 'missing'
  sessionStorage.setItem(reloadKey, String(Date.now()))
  location.reload()
  return new Promise<never>(() => {})
}

/** Tells if the host of the shop answers. Browsers say that they are online in a network that leads nowhere, too. */
export async function isReachable(): Promise<boolean> {
  // The service worker has the page without parameters.
  const url = `${home}?${Date.now()}`
  const answer = await fetch(url, { method: 'HEAD', signal: AbortSignal.timeout(5000) }).catch(
    () => undefined,
  )
  return answer?.ok === true
}
