import type { words as english } from '../en/help.ts'

export const words: typeof english = {
  heading: 'Aiuto',
  description: 'Spedizione, resi, privacy e condizioni di Asola, una merceria inventata.',
  sections: 'Pagine di aiuto',
  delivery: {
    heading: 'Spedizione',
    description: 'Quanto costa la spedizione da Asola e quanto tempo ci vuole.',
    text: [
      'Gli ordini che riceviamo prima di mezzogiorno partono lo stesso giorno lavorativo, gli altri il successivo. I giorni festivi e i fine settimana non contano.',
      'I prezzi comprendono l’IVA del paese di consegna. Fuori dall’Unione europea vendiamo senza IVA; la dogana può chiedere dazi e imposte.',
    ],
    caption: 'Costi e tempi',
    zones: { ITA: 'Italia', DEU: 'Unione europea', USA: 'Resto del mondo' },
    made: 'È un negozio inventato: non parte nessun pacco.',
  },
  returns: {
    heading: 'Resi',
    description: 'Come rendere un articolo ad Asola.',
    text: [
      'Puoi rendere tutto ciò che non hai usato entro 14 giorni dalla consegna, senza dare spiegazioni. Ti rimborsiamo quello che hai pagato, spedizione standard compresa, entro 14 giorni. La spedizione di ritorno è a tuo carico.',
      'Un nastro tagliato per te non si può rendere, a meno che sia difettoso. Per due anni sostituiamo o rimborsiamo gli articoli difettosi e paghiamo noi il ritorno.',
      'È un negozio inventato: non è stato addebitato nulla, quindi non c’è nulla da rimborsare.',
    ],
  },
  privacy: {
    heading: 'Privacy',
    description: 'Che cosa conserva il negozio dimostrativo Asola, e dove.',
    text: [
      'Tutto resta su questo dispositivo: il negozio non ha un server proprio. Chi ospita queste pagine vede che sono state richieste, come per ogni pagina web.',
    ],
    stored: 'Che cosa è salvato in questo browser',
    items: [
      'La tua registrazione, gli indirizzi e tutto quello che non è ancora stato inviato. Dopo la conferma, i dati personali di un ospite vengono cancellati entro un’ora, tranne il numero cliente.',
      'I tuoi ordini, con l’indirizzo di consegna, e l’esito dei pagamenti simulati.',
      'Il carrello, la lingua e il paese per cui sono mostrati i prezzi.',
      'Quello che stai scrivendo in un modulo, finché non chiudi la scheda.',
      'Chi ha effettuato l’accesso, finché non esce.',
      'Il canale e la sede centrale simulati, con tutti i clienti creati qui, finché non vengono ripristinati nella pagina della sede centrale.',
      'I file del negozio, così si apre anche senza connessione.',
    ],
    remove:
      'Dalla pagina dell’account puoi cancellare ciò che il negozio conserva su di te. Se cancelli i dati di questo sito nel browser, sparisce tutto.',
    persisted: 'Questo browser conserva i dati anche quando il disco è pieno.',
    evictable:
      'Questo browser può cancellarli da solo quando il disco è pieno o dopo settimane senza una visita.',
    server:
      'Se il negozio è stato avviato con una sede centrale condivisa, anche quel programma conserva i clienti e gli ordini di tutti i suoi browser.',
    none: 'Non ci sono cookie, statistiche né terze parti.',
  },
  terms: {
    heading: 'Condizioni di vendita',
    description: 'Le condizioni del negozio dimostrativo Asola.',
    text: [
      'Asola non esiste. Serve a mostrare pending-sync, una libreria per negozi su Dynamics 365 Commerce. Un ordine fatto qui non è un contratto.',
      'I pagamenti sono simulati: non viene chiesta nessuna carta e non viene addebitato nulla.',
      'I prezzi sono in euro. Per le consegne nell’Unione europea comprendono l’IVA.',
      'Non inserire dati personali veri.',
    ],
  },
}
