/** The answer of headquarters to a request that it could not do. The message says why. */
export class HeadquartersError extends Error {
  override readonly name = 'HeadquartersError'
  /** A rule of the channel or of headquarters refused it. */
  readonly isRefusal: boolean

  constructor(message: string, isRefusal: boolean) {
    super(message)
    this.isRefusal = isRefusal
  }
}

interface ErrorAnswer {
  readonly error?: string
  readonly errorResourceId?: string
}

/**
 * Sends a request to the console of the command, below `/hq` of this page's origin. Rejects with a `HeadquartersError`
 * for an answer that is an error, and with a TypeError when no answer came.
 */
export async function sendToHeadquarters<Answer>(
  method: 'GET' | 'POST' | 'DELETE',
  path: string,
  body?: unknown,
): Promise<Answer> {
  const response = await fetch(new URL(`hq/${path}`, document.baseURI), {
    method,
    cache: 'no-store',
    ...(body !== undefined && {
      body: JSON.stringify(body),
      headers: { 'Content-Type': 'application/json' },
    }),
  })
  if (response.ok) return response.json()
  const { error, errorResourceId, ...details }: ErrorAnswer = await response.json().catch(() => ({}))
  const message = error ?? `Status ${response.status}`
  // The details of a switch that needs others: `feature` and `missing`.
  throw Object.assign(new HeadquartersError(message, errorResourceId !== undefined), details)
}

/** The last segment of a path. */
export const segment = encodeURIComponent

/** Sends a change to headquarters. */
export type SendChange = <Answer = void>(
  method: 'POST' | 'DELETE',
  path: string,
  body?: unknown,
) => Promise<Answer>
