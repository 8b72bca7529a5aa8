import { createHeadquarters, type HeadquartersOptions } from '../../../mocks/index.ts'
import { ask, asApplication, customerIn, type AnswerBody, type ClientOptions } from '../client.ts'

export const asGuest: ClientOptions = {}

/** A headquarters, and requests to it from an application unless a test says otherwise. */
export const setup = async (profile = {}, options: HeadquartersOptions = {}) => {
  const hq = createHeadquarters({ profile, ...options })
  const create = async (body: object, options = {}) =>
    customerIn(await ask(hq.fetch, 'POST', 'Customers', body, options))
  const post = (path: string, body: unknown, options = asApplication) =>
    ask(hq.fetch, 'POST', path, body, options)
  const get = (path: string, options = asApplication) => ask(hq.fetch, 'GET', path, undefined, options)
  return { hq, create, post, get }
}

export const namesIn = (body: AnswerBody) => (body.value ?? []).map((row) => row.FullName ?? row.Name)
