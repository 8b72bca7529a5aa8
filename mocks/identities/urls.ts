const endpoints = [
  '.well-known/openid-configuration',
  'authorize',
  'token',
  'keys',
  'userinfo',
  'end-session',
] as const

/** The last part of the path, after `identities/`. */
export type Endpoint = (typeof endpoints)[number]

/** An endpoint of the identity provider below any host and folder. */
export const identityUrl = new RegExp(`/identities/(${endpoints.join('|').replaceAll('.', '\\.')})$`)

/** The issuer of tokens that no request asked for: those of `hq.identities.signIn()`. */
export const defaultIssuer = 'https://headquarters.example/identities'

/** The endpoint that a URL names; `undefined` for any other URL. */
export function endpointOf({ pathname }: URL): Endpoint | undefined {
  if (pathname.includes('/Commerce/')) return undefined
  const [, path] = identityUrl.exec(pathname) ?? []
  return endpoints.find((endpoint) => endpoint === path)
}

/** The issuer that a URL belongs to: everything up to `identities`. */
export function issuerOf(url: URL): string {
  return url.origin + url.pathname.replace(identityUrl, '/identities')
}

/**
 * Tells if an `iss` is one of this provider. [ours] Only the keys make tokens valid; every address under which the
 * provider answers is a registered issuer.
 */
export function isIssuer(value: unknown): boolean {
  return typeof value === 'string' && /^https?:\/\/[^?#]+\/identities$/.test(value)
}
