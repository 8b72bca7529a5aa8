import type { words as english } from '../en/person.ts'

export const words: typeof english = {
  firstName: 'Nome',
  lastName: 'Cognome',
  email: 'E-mail',
  phone: 'Telefono',
  optional: 'Facoltativo',
}
