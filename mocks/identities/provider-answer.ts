/** An answer of the identity provider. */
export interface ProviderAnswer {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  /** JSON. */
  readonly body?: unknown
  /** HTML. */
  readonly text?: string
}

const noStore = { 'Cache-Control': 'no-store' }

export function jsonAnswer(body: unknown, status = 200): ProviderAnswer {
  return { status, headers: { ...noStore, 'Content-Type': 'application/json' }, body }
}

export function pageAnswer(text: string, status = 200): ProviderAnswer {
  const headers = {
    ...noStore,
    'Content-Type': 'text/html; charset=utf-8',
    // No frames.
    'Content-Security-Policy': "frame-ancestors 'none'",
    'Referrer-Policy': 'no-referrer',
  }
  return { status, headers, text }
}

export function redirectAnswer(Location: string): ProviderAnswer {
  return { status: 302, headers: { ...noStore, Location } }
}

/** An error of OAuth: its code, and what is wrong in words. */
export function oauthError(error: string, description: string, status = 400): ProviderAnswer {
  return jsonAnswer({ error, error_description: description }, status)
}
