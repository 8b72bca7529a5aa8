import type { channel as english } from '../en/console-channel.ts'
import { pluralIn } from '../plural.ts'

const plural = pluralIn('it')

export const channel: typeof english = {
  heading: 'Quanto è severo il canale',
  more: 'I valori predefiniti sono quelli di un canale che nessuno ha personalizzato. Una modifica vale subito, per ciò che viene inviato e salvato da quel momento.',
  unchanged: 'Tutte le opzioni hanno il valore predefinito.',
  changed: plural({
    one: '1 opzione è diversa dal valore predefinito.',
    other: (count) => `${count} opzioni sono diverse dal valore predefinito.`,
  }),
  toDefaults: 'Torna ai valori severi predefiniti',
  isDefault: 'È il valore predefinito.',
  default: (value) => `Predefinito: ${value}`,
  on: 'acceso',
  off: 'spento',
  keepsExtensionProperties: {
    label: 'Proprietà di estensione conservate',
    real: 'Un canale reale non le salva e non le restituisce finché qualcuno non lo personalizza.',
    values: { none: 'nessuna', listed: 'quelle elencate', all: 'tutte' },
    effects: {
      none: 'Clienti e indirizzi le perdono: il negozio non può riconoscere da una di esse una sua creazione.',
      listed: 'Clienti e indirizzi perdono tutte le altre.',
      all: 'Clienti e indirizzi le conservano tutte, come con un’estensione del canale.',
    },
    keys: 'Nomi, separati da virgole',
  },
  unknownAttributes: {
    label: 'Attributi dei clienti che il canale non conosce',
    real: 'La documentazione non lo dice. Finché la sede non ne definisce, rifiutarli vuol dire conservarli.',
    values: { refused: 'rifiutati', dropped: 'scartati', kept: 'conservati' },
    effects: {
      refused: 'Una creazione o una modifica che ne ha uno viene rifiutata, e l’errore lo nomina.',
      dropped: 'I clienti li perdono, e nessuna risposta lo dice.',
      kept: 'I clienti li conservano, con qualsiasi valore.',
    },
  },
  roles: {
    label: 'Chi può inviare che cosa',
    real: 'Un canale reale ammette per ogni richiesta solo i chiamanti documentati.',
    values: { documented: 'come documentato', open: 'più di quanto documentato' },
    effects: {
      documented:
        'Il server di questo negozio è un’applicazione: non può emettere carte fedeltà né elencare paesi e affiliazioni.',
      open: 'Anche gli ospiti cercano clienti per GUID, tutti leggono i paesi, e un’applicazione emette carte fedeltà.',
    },
  },
  guidAfterConversion: {
    label: 'Risposta per un GUID quando il numero è arrivato',
    real: 'La risposta reale non è nota: un client deve funzionare con tutte e tre.',
    values: {
      'converted-customer': 'il cliente con il suo numero',
      'not-found': 'non trovato',
      'async-row': 'il cliente in attesa',
    },
    effects: {
      'converted-customer': 'Le richieste con il vecchio GUID funzionano ancora.',
      'not-found': 'Le richieste con il vecchio GUID falliscono.',
      'async-row': 'Le richieste con il vecchio GUID non mostrano mai il numero.',
    },
  },
  searchIndexLagMs: {
    label: 'Le ricerche non vedono le novità',
    real: 'Una ricerca reale ha un indice proprio. Di quanto resti indietro non è documentato.',
    values: { none: 'mai', some: (time) => `per ${time}` },
    effects: {
      none: 'Una ricerca trova subito i clienti nuovi e modificati.',
      some: 'In questo tempo nessuno trova una creazione la cui risposta si è persa. Per superarlo, manda avanti l’orologio.',
    },
  },
  anonymousAccess: {
    label: 'Gli ospiti possono inviare richieste',
    real: 'Documentato per alcune richieste, come la creazione di un cliente.',
    effects: {
      on: 'Non serve un token dove la documentazione nomina gli ospiti.',
      off: 'Ogni richiesta senza token viene rifiutata con 401.',
    },
  },
  guestsReadByGuid: {
    label: 'Gli ospiti leggono un cliente in attesa dal suo GUID',
    real: 'La documentazione non lo dice.',
    effects: {
      on: 'Nessuno può indovinare un GUID, quindi vale come una chiave.',
      off: 'Gli ospiti vengono rifiutati: lo leggono solo il cliente e le applicazioni.',
    },
  },
  normalizes: {
    label: 'Testo che torna riscritto',
    real: 'Secondo le segnalazioni, i canali reali riscrivono il testo, ognuno a modo suo. Le righe già salvate restano come sono.',
    values: {
      'lower-case-emails': { name: 'E-mail in minuscolo', example: 'Anna@Example.com → anna@example.com' },
      'single-blanks': { name: 'Spazi singoli', example: 'Anna  Maria → Anna Maria' },
      capitals: { name: 'Maiuscole', example: 'Via Roma → VIA ROMA' },
      'zip-plus-4': { name: 'ZIP+4, negli USA', example: '98052 → 98052-4832' },
      'phone-digits': { name: 'Telefono in cifre', example: '+39 02 123 → 3902123' },
    },
  },
}
