import type { summaries as english } from '../en/console-summaries.ts'
import { pluralIn } from '../plural.ts'

const plural = pluralIn('it')

export const summaries: typeof english = {
  openAll: 'Apri tutto',
  closeAll: 'Chiudi tutto',
  profile: ({ createCustomersAsync, filterSharedCustomerData }) =>
    (createCustomersAsync ? 'Modalità asincrona' : 'Modalità sincrona') +
    (filterSharedCustomerData ? ', filtro offline attivo' : ''),
  features: ({ on, all }) => `${on} attive su ${all}`,
  publishing: ({ publish, missing }) =>
    (publish === 'at once' ? 'Pubblicazione immediata' : 'Pubblicazione con i processi') +
    (missing ? `, ${missing} non ancora nel canale` : ''),
  strict: 'Rigoroso, senza personalizzazioni.',
  store: ({ country, currency, language }) => `${country}, ${currency}, ${language}`,
  attributes: plural({ one: '1 attributo', other: (count) => `${count} attributi` }),
  identities: plural({ one: '1 identità', other: (count) => `${count} identità` }),
  faults: plural({ one: '1 guasto', other: (count) => (count ? `${count} guasti` : 'Nessuno') }),
  calls: plural({ one: '1 chiamata', other: (count) => `${count} chiamate` }),
  jobs: plural({
    one: '1 pianificazione',
    other: (count) => (count ? `${count} pianificazioni` : 'Nessuna pianificazione'),
  }),
  clock: 'L’ora di questo dispositivo',
}
