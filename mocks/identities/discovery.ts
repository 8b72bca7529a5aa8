import type { ResolvedIdentityOptions } from '../runtime/identity-options.ts'
import { knownScopes } from './authorization-request.ts'

/** The discovery document. Pages of the site stand in for those that a service worker does not see. */
export function discoveryOf(issuer: string, { signInPage, signOutPage }: ResolvedIdentityOptions) {
  return {
    issuer,
    authorization_endpoint: pageUrl(signInPage, issuer) ?? `${issuer}/authorize`,
    token_endpoint: `${issuer}/token`,
    jwks_uri: `${issuer}/keys`,
    userinfo_endpoint: `${issuer}/userinfo`,
    end_session_endpoint: pageUrl(signOutPage, issuer) ?? `${issuer}/end-session`,
    scopes_supported: knownScopes,
    response_types_supported: ['code'],
    response_modes_supported: ['query', 'fragment'],
    grant_types_supported: ['authorization_code', 'refresh_token'],
    subject_types_supported: ['public'],
    id_token_signing_alg_values_supported: ['ES256'],
    token_endpoint_auth_methods_supported: ['none', 'client_secret_post'],
    code_challenge_methods_supported: ['S256'],
    // Without it, clients may take this one for supported.
    request_uri_parameter_supported: false,
    claims_supported: ['iss', 'sub', 'aud', 'exp', 'iat', 'auth_time', 'nonce', 'emails', 'name', 'employee'],
  }
}

function pageUrl(page: string | undefined, issuer: string): string | undefined {
  return page === undefined ? undefined : new URL(page, issuer).href
}
