import { params } from '@nanostores/i18n'
import { words } from '../../app/words.ts'

/** What became of a row, by its kind and its fate. */
export const fateWords = words(
  'fates',
  {
    customerUploaded: params('{what}'),
    customerSynchronized: params('{what} {accountNumber}'),
    customerLeft: params('{what} {why}'),
    customerBrought: params('{accountNumber} {what}'),
    addressUploaded: params('{what}'),
    addressSynchronized: params('{what} {accountNumber}'),
    addressLeft: params('{what} {why}'),
    editUploaded: params('{what}'),
    editSynchronized: params('{what} {accountNumber}'),
    editLeft: params('{what} {why}'),
    orderUploaded: params('{what}'),
    orderSynchronized: params('{what} {accountNumber}'),
    orderLeft: params('{what} {why}'),
    settingOn: params('{what}'),
    settingOff: params('{what}'),
  },
  { en: () => import('../en/console/fate.ts'), it: () => import('../it/console/fate.ts') },
)

/** Why a row was left, by the code that headquarters gives. */
export const problemWords = words(
  'problems',
  {},
  { en: () => import('../en/console/problem.ts'), it: () => import('../it/console/problem.ts') },
)
