import {
  countryOf,
  schemasFor,
  type CustomerChanges,
  type FieldFailure,
  type NewContact,
  type NewCustomer,
} from 'pending-sync'
import { problemsOf } from './schema-problems.ts'
import { isVatNumber, tidyVatNumber } from './vat-number.ts'

export type CustomerKind = 'person' | 'organization'

/** The fields that a shopper fills in about a person or a company. */
export interface CustomerForm {
  firstName: string
  lastName: string
  /** The name of a company. */
  name: string
  vatNumber: string
  email: string
  phone: string
}

export const blankCustomer: CustomerForm = {
  firstName: '',
  lastName: '',
  name: '',
  vatNumber: '',
  email: '',
  phone: '',
}

/** The fields that this kind of customer has, as they are sent. `country`: of the company's VAT number, unless it has a prefix. */
export function shownFields(kind: CustomerKind, form: CustomerForm, country: string) {
  const { firstName, lastName, name, email, phone } = form
  if (kind === 'person') return { firstName, lastName, email, phone }
  return { name, vatNumber: tidyVatNumber(form.vatNumber, countryOf(country).alpha2), email, phone }
}

/** The problems that only this shop finds: it writes to everybody, and a company's number must look like one. Pure. */
export function problemsOfShop(kind: CustomerKind, form: CustomerForm, country: string): FieldFailure[] {
  const problems: FieldFailure[] = []
  if (!form.email.trim()) problems.push({ path: 'email', problem: 'required' })
  const isCompany = kind === 'organization' && form.vatNumber.trim()
  if (isCompany && !isVatNumber(form.vatNumber, countryOf(country).alpha2))
    problems.push({ path: 'vatNumber', problem: 'invalid' })
  return problems
}

const schemas = schemasFor()

/** The problems that the SDK would find in a registration. One name is enough, so only the first one is missing. */
export function problemsOfRegistration(entered: NewCustomer): FieldFailure[] {
  return problemsOf(schemas.newCustomer, entered).filter(
    ({ path, problem }) => path !== 'lastName' || problem !== 'required',
  )
}

/** The problems that the SDK would find in changed details. */
export const problemsOfChanges = (changes: CustomerChanges) => problemsOf(schemas.customerChanges, changes)

/** The problems that the SDK would find in a second e-mail or phone. */
export const problemsOfContact = (contact: NewContact) => problemsOf(schemas.newContact, contact)
