import { isIP } from 'node:net'

/**
 * Tells if a request may name this host. A page of another site can make a browser resolve its own name to this machine
 * (DNS rebinding), but it cannot make it name an address or `localhost`.
 */
export function isAllowedHost(header: string | null, allowed: readonly string[]): boolean {
  // HTTP/1.0 without a host: no browser sends that.
  if (header === null) return true
  const host = hostNameOf(header)
  if (host === undefined) return false
  return isLocalName(host) || isAddress(host) || allowed.some((name) => matches(host, name))
}

export function isLocalName(host: string): boolean {
  return host === 'localhost' || host.endsWith('.localhost')
}

/** A loopback address: 127.0.0.0/8 or ::1. */
export function isLoopback(host: string): boolean {
  return host === '[::1]' || (isIP(host) === 4 && host.startsWith('127.'))
}

/** Throws a TypeError unless `name` is a host name, optionally of the form `*.example.test`. */
export function checkHostName(name: string, flag: string): string {
  const plain = name.replace(/^\*\./, '')
  const host = plain.includes('*') || /:\d*$/.test(plain) ? undefined : hostNameOf(plain)
  // In the form in which browsers send it: in lower case and, with letters that are not ASCII, in Punycode.
  if (host !== undefined) return name.startsWith('*.') ? `*.${host}` : host
  throw new TypeError(
    `${flag} is a host name without scheme and port, such as shop.test or *.shop.test, not "${name}"`,
  )
}

/** The name without its port, in lower case; `undefined` for anything else than a host. */
function hostNameOf(header: string): string | undefined {
  const isHost = /^[^\s/?#@\\]+$/.test(header) && URL.canParse(`http://${header}`)
  return isHost ? new URL(`http://${header}`).hostname.replace(/\.$/, '') : undefined
}

function isAddress(host: string): boolean {
  return isIP(host.replace(/^\[|\]$/g, '')) !== 0
}

function matches(host: string, name: string): boolean {
  return name.startsWith('*.') ? host.endsWith(name.slice(1)) : host === name
}
