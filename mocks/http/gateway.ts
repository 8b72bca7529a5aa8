import type { Fault } from '../model/faults.ts'
import type { Answer } from './answer.ts'

/** [ours] The answer of a portal, proxy, firewall or gateway in the channel's stead: HTML, as such machines send it. */
export function gatewayAnswer({
  status = 502,
  location = 'https://portal.example/login',
  retryAfter,
}: Partial<Fault>): Answer {
  const isRedirect = status >= 300 && status < 400
  return {
    status,
    headers: {
      'Content-Type': 'text/html; charset=utf-8',
      Via: '1.1 gateway.example',
      ...(isRedirect && { Location: location }),
      ...(status === 405 && { Allow: 'GET, HEAD' }),
      ...(retryAfter !== undefined && { 'Retry-After': String(retryAfter) }),
    },
    text: page(titles[status] ?? 'Gateway'),
  }
}

const titles: Readonly<Record<number, string>> = {
  200: 'Welcome to our guest network. Accept the terms to go online.',
  302: 'Found: sign in to the network first.',
  403: 'Forbidden: this request was blocked by the company firewall.',
  404: 'Not Found',
  405: 'Not Allowed',
  413: 'Request Entity Too Large',
  502: 'Bad Gateway',
  503: 'Service Temporarily Unavailable',
  504: 'Gateway Time-out',
  511: 'Network Authentication Required',
}

function page(title: string): string {
  return `<!doctype html><html><head><title>${title}</title></head><body><h1>${title}</h1></body></html>\n`
}
