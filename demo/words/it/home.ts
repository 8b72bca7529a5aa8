import type { words as english } from '../en/home.ts'

export const words: typeof english = {
  title: 'Asola, merceria a Bologna',
  eyebrow: 'Merceria · Bologna · dal 1962',
  heading: 'Bottoni, filo e pazienza.',
  lead: 'Quattromila bottoni nei cassetti di legno, nastro al metro e qualcuno al banco che ritrova quello che hai perso.',
  openPage: 'Apri la tua pagina nel quaderno',
  seeCounter: 'Guarda cosa c’è sul banco',
  counter: 'Sul banco questa settimana',
  counterMore: 'Pesati, contati e tagliati sul momento, in via delle Asole 12.',
  book: 'Una pagina nel nostro quaderno',
  bookMore:
    'Da sempre ci segniamo chi ha bisogno di cosa: il colore della fodera, la misura dell’asola, il bottone che abbiamo promesso di cercare. Registrati, e la tua pagina ti segue in ogni nostro negozio.',
  hours: 'Dal martedì al sabato, 9:00–12:30 e 15:30–19:00',
}
