import { params } from '@nanostores/i18n'
import { words } from '../app/language.ts'

export const phoneWords = words(
  'phone',
  { diallingCode: 'Dialling code', example: params('e.g. {number}') },
  { diallingCode: 'Prefisso', example: 'es. {number}' },
)
