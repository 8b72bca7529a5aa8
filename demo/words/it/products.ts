import type { words as english } from '../en/products.ts'

export const words: typeof english = {
  corozo: 'Bottoni di corozo',
  corozoMore: 'Noce di palma, quattro fori, 20 mm. Sei pezzi.',
  spool: 'Filo di Scozia',
  spoolMore: 'Cotone mercerizzato, 200 m.',
  ribbon: 'Nastro gros-grain',
  ribbonMore: 'Cotone e viscosa, 25 mm, al metro.',
  scissors: 'Forbici da sarto',
  scissorsMore: 'Forgiate a Premana, 21 cm.',
  tape: 'Metro da sarta',
  tapeMore: 'Fibra di vetro, 150 cm, non si allunga.',
  chalk: 'Gessetti da sarto',
  chalkMore: 'Tre triangoli, tre colori.',
  zip: 'Cerniera d’ottone',
  zipMore: 'Chiusa in fondo, 18 cm.',
  thimble: 'Ditale',
  thimbleMore: 'Nichelato, cinque misure.',
}
