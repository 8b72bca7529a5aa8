import type { words as english } from '../en/home.ts'

export const words: typeof english = {
  title: 'Asola, merceria a Bologna',
  eyebrow: 'Merceria · Bologna · dal 1962',
  heading: 'Bottoni, filo e pazienza.',
  lead: 'Quattromila bottoni nei cassetti di legno, nastri al metro e, al banco, qualcuno che ritrova il bottone che hai perso.',
  openPage: 'Apri la tua pagina nel quaderno',
  counter: 'Sul banco questa settimana',
  counterMore: 'Si pesa, si conta e si taglia sul momento, in via delle Asole 12.',
  book: 'Una pagina nel nostro quaderno',
  bookMore:
    'Da sempre ci segniamo che cosa serve a ciascuno: il colore della fodera, la misura dell’asola, il bottone che abbiamo promesso di cercare. Registrati, e la tua pagina ti seguirà in tutti i nostri negozi.',
  hours: 'Dal martedì al sabato, 9.00–12.30 e 15.30–19.00',
}
