import type { tour as english } from '../en/console-tour.ts'

export const tour: typeof english = {
  heading: 'Visita guidata',
  progress: ({ done, all }) => `Completati ${done} passi su ${all}.`,
  next: 'Adesso:',
  complete: 'Hai visto tutto. Per ricominciare, premi Ripristina in Configurazione.',
  all: 'Tutti i passi',
  links: {
    createAccount: 'Apri il modulo',
    account: 'Account',
    home: 'Vai al banco',
    headquartersFaults: 'Configurazione: Guasti',
    headquartersJobs: 'Configurazione: Processi',
    headquartersData: 'Dati',
  },
  steps: {
    register: {
      name: 'Registrati nel negozio',
      more: 'Bastano un nome e un indirizzo e-mail. In modalità sincrona il numero cliente c’è subito.',
    },
    async: {
      name: 'Registra qualcuno in modalità asincrona',
      more: 'Attiva «Crea cliente in modalità asincrona» e registrati un’altra volta: la pagina dell’account mostra «In attesa di sincronizzazione».',
    },
    number: {
      name: 'Fai arrivare il numero',
      more: 'Esegui Processo P, Sincronizza clienti e 1010 con la pagina dell’account aperta: il numero compare da solo.',
    },
    wait: {
      name: 'Aggiungi qualcosa mentre il numero manca',
      more: 'Accedi con un nome nuovo e registrati. Un indirizzo o un titolo che aggiungi allora aspetta il numero, e la pagina dell’account lo dice.',
    },
    order: {
      name: 'Ordina qualcosa',
      more: 'Anche senza numero il negozio accetta l’ordine, a nome dell’account temporaneo.',
    },
    fault: {
      name: 'Fai andare storto qualcosa',
      more: 'Aggiungi un guasto, per esempio una risposta persa. Poi esci e registrati di nuovo. La pagina dell’account dice com’è andata.',
    },
    fail: {
      name: 'Fai fallire una riga',
      more: 'Premi «Creane uno che fallisce», poi esegui Processo P e Sincronizza clienti: la riga diventa rossa.',
    },
    repair: {
      name: 'Correggila',
      more: 'Lo stato di sincronizzazione dice perché è fallita e ritenta solo quella riga.',
    },
    clock: {
      name: 'Fai passare il tempo',
      more: 'Pianifica i processi. Poi, nel riquadro successivo, manda avanti l’orologio della sede centrale, invece di aspettare.',
    },
    rushHour: {
      name: 'Inizia un’ora di punta',
      more: 'Mostra a che cosa serve la modalità asincrona: in quella sincrona tutti aspettano il Servizio in tempo reale.',
    },
  },
}
