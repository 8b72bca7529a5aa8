import { words } from '../app/language.ts'

export const personWords = words(
  'person',
  {
    firstName: 'First name',
    lastName: 'Last name',
    email: 'Email',
    phone: 'Phone',
    optional: 'Optional',
  },
  {
    firstName: 'Nome',
    lastName: 'Cognome',
    email: 'E-mail',
    phone: 'Telefono',
    optional: 'Facoltativo',
  },
)
