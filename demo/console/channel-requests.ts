/** Requests to the channel as a shopper's page sends them. */

/** The operating unit number of the store. */
const OUN = '068'

/** A request that creates a customer. `token`: the ID token of a shopper; by default the shopper is a guest. */
export function createRequest(customer: object, token?: string): Request {
  return new Request(addressOf('Customers'), {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headersFor(token) },
    body: JSON.stringify(customer),
  })
}

/** A request that reads the customer of the token's owner. */
export function ownCustomerRequest(token: string): Request {
  return new Request(addressOf("Customers('')"), { headers: headersFor(token) })
}

function addressOf(path: string): URL {
  return new URL(`Commerce/${path}?api-version=7.3`, document.baseURI)
}

function headersFor(token: string | undefined) {
  return { OUN, ...(token !== undefined && { Authorization: `id_token ${token}` }) }
}
