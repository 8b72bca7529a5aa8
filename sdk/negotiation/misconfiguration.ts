import { isUnanswered, type FailedAnswer } from '../wire/answer.ts'

/**
 * Tells the site's developer that the channel does not state its configuration, once for each reason: as a diagnostic, and in the
 * console if somebody has answered, because then it is no passing fault of the network.
 */
export function createMisconfigurationReport({
  baseUrl,
  operatingUnitNumber,
  onDiagnostic,
}: {
  readonly baseUrl: string
  readonly operatingUnitNumber: string
  readonly onDiagnostic: (diagnostic: { readonly code: string; readonly detail: string }) => void
}): (answer: FailedAnswer) => void {
  const told = new Set<string>()
  return (answer) => {
    const reason = reasonOf(answer, operatingUnitNumber)
    if (reason === undefined || told.has(reason)) return
    told.add(reason)
    const detail = `${baseUrl}Commerce/: ${reason}`
    onDiagnostic({ code: 'channel-unreadable', detail })
    if (!isUnanswered(answer)) console.error(`pending-sync: ${detail}`)
  }
}

/** `undefined` for a channel that is only busy or failing. */
function reasonOf(answer: FailedAnswer, operatingUnitNumber: string): string | undefined {
  if (isUnanswered(answer))
    return 'no answer. If the channel is up, it may not allow the origin of this page, or the headers OUN and RequestId (CORS).'
  if (answer.kind === 'not-the-channel')
    return 'something answered that is not the channel. Check `baseUrl`: it is the root above Commerce/.'
  if (answer.kind !== 'unauthorized' && answer.kind !== 'refused') return undefined
  const status = answer.kind === 'refused' ? answer.error.status : 401
  if (status === 404 || status === 405)
    return `a service answered that has no such operation (${status}). Check \`baseUrl\`: it is the root above Commerce/.`
  return `the channel does not state its configuration (${status}). Check \`operatingUnitNumber\`, which is "${operatingUnitNumber}".`
}
