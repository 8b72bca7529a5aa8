import { words } from '../app/language.ts'

export const homeWords = words(
  'home',
  {
    title: 'Asola, haberdashery in Bologna',
    eyebrow: 'Haberdashery · Bologna · since 1962',
    heading: 'Buttons, thread and patience.',
    lead: 'Four thousand buttons in wooden drawers, ribbon by the metre, and someone behind the counter who finds the one you lost.',
    openPage: 'Open your page in our book',
    counter: 'On the counter this week',
    counterMore: 'Weighed, counted and cut while you wait, in Via delle Asole 12.',
    book: 'A page in our book',
    bookMore:
      'We have always written down who needs what: the colour of the lining, the size of the buttonhole, the button we promised to look for. Register, and your page follows you to every counter of ours.',
    hours: 'Tuesday to Saturday, 9:00–12:30 and 15:30–19:00',
  },
  {
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
  },
)
