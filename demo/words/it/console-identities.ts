import type { identities as english } from '../en/console-identities.ts'

export const identities: typeof english = {
  heading: 'Identità',
  more: 'Le persone presso il provider di identità, e i clienti a cui sono collegate. Chi si registra con un token viene collegato subito.',
  linking: 'Collegamento automatico',
  linkings: { off: 'spento', B2C: 'B2C, persone', B2B: 'B2B, utenti aziendali' },
  linkingMore: {
    off: 'Un’identità riceve un cliente solo registrandosi, cioè con una creazione con il suo token.',
    B2C: 'Alla prima richiesta un’identità riceve l’unica persona con il suo indirizzo e-mail. Se non c’è, viene creato un cliente.',
    B2B: 'Alla prima richiesta un’identità riceve l’unico utente aziendale con il suo indirizzo e-mail. Se non c’è, viene rifiutata con 403.',
  },
  tokens: 'Token',
  signed: (clients) =>
    `Il canale accetta i token ID che questo provider ha firmato per ${clients}, finché non scadono.`,
  any: (clients) =>
    `Il canale accetta i token ID che questo provider ha firmato per ${clients}, e qualsiasi altro testo, che diventa il soggetto. Un canale reale accetta solo token firmati.`,
  create: 'Nuova identità',
  email: 'Email',
  name: 'Nome',
  defaultName: 'Vuoto: Anna Bianchi',
  kind: 'Tipo',
  shopper: 'cliente del negozio',
  employee: 'dipendente',
  add: 'Crea identità',
  noEmail: 'Scrivi un indirizzo e-mail, come anna@example.com.',
  people: 'Persone che possono accedere',
  customer: 'Cliente',
  pending: ({ name }) => `${name}, ancora senza numero`,
  linked: ({ name, number }) => `${name}, ${number}`,
  token: 'Token ID',
  client: (id) => `«${id}»`,
  created: (who) => `Ora ${who} può accedere.`,
  copy: (who) => `Copia un token per ${who}`,
  copyShort: 'Copia',
  copied: (who) => `Copiato un token per ${who}. Vale un’ora secondo l’orologio della sede centrale.`,
  notCopied: 'Questo browser non permette di copiare un token.',
  nobody: 'Nessuno può ancora accedere.',
}
