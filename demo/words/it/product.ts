import { pluralIn } from '../plural.ts'
import type { words as english } from '../en/product.ts'

const plural = pluralIn('it')

export const words: typeof english = {
  unknown: 'Questo articolo non c’è',
  unknownMore: 'Forse il link è vecchio o scritto male.',
  toCounter: 'Guarda che cosa c’è sul banco',
  kinds: { diameter: 'Diametro', length: 'Lunghezza', size: 'Misura', colour: 'Colore' },
  quantity: 'Quantità',
  metres: 'Quanto ne tagliamo',
  aMetre: (price) => `${price} al metro`,
  vat: (rate) => `IVA inclusa (${rate}), spedizione esclusa`,
  noVat: 'Senza IVA, spedizione esclusa',
  add: 'Aggiungi al carrello',
  most: (count) => `Ne hai ${count} nel carrello: di più per volta non ne vendiamo.`,
  mostMetres: (metres) => `Ne hai ${metres} nel carrello: di più per volta non ne tagliamo.`,
  deviceFull: 'Su questo dispositivo non c’è più spazio: non è stato aggiunto nulla.',
  inCart: plural({ one: '1 nel carrello', other: (count) => `${count} nel carrello` }),
  metresInCart: (metres) => `${metres} nel carrello`,
  toCart: 'Vai al carrello',
  material: 'Materiale',
  care: 'Cura',
  delivery: (country) => `Spedizione: ${country}`,
  option: { standard: 'Standard', express: 'Espressa' },
  returns: 'Resi',
  returnsMore: 'Entro 14 giorni dalla consegna, se non è stato usato.',
  cutReturnsMore: 'Il taglio è fatto per te, perciò non si può rendere, a meno che sia difettoso.',
  about: {
    corozo: {
      text: 'Il corozo è il seme di una palma sudamericana, duro come l’avorio e piacevole al tatto. Ogni bottone ha la sua venatura ed è tinto in massa, con quattro fori e il bordo rialzato. Sei per cartella, per una camicia o una giacca leggera.',
      material: 'Corozo (noce di palma) tinto',
      care: 'Si lava a 40 °C. A secco scolorisce.',
    },
    spool: {
      text: 'Filo di cotone pettinato, gasato e mercerizzato: scorre bene nell’ago e resta lucido. Per cuciture a mano e a macchina, su cotone e lino.',
      material: '100 % cotone, n. 50, 200 m',
      care: 'Si lava a 95 °C. Non stinge.',
    },
    ribbon: {
      text: 'Un nastro a coste per cappelli, cinture e abbottonature. Con il vapore prende la curva. Lo tagliamo dal rotolo, a mezzi metri.',
      material: '56 % cotone, 44 % viscosa, larghezza 25 mm',
      care: 'Si lava a 30 °C. Si stira a temperatura media.',
    },
    scissors: {
      text: 'Forbici da sarto, forgiate e arrotate a mano a Premana, sopra il lago di Como. L’anello inferiore accoglie tre dita: la lama resta piatta sul tavolo e la stoffa non si muove.',
      material: 'Acciaio al carbonio, impugnatura laccata, 21 cm, per destrimani',
      care: 'Solo per stoffa. Ogni tanto una goccia d’olio sulla vite.',
    },
    tape: {
      text: 'Un metro morbido con i centimetri su entrambi i lati, uno dei quali parte dall’altro capo. Le estremità sono rivestite d’ottone, così si può appendere.',
      material: 'Fibra di vetro, ottone, 150 cm',
      care: 'Si pulisce con un panno umido.',
    },
    chalk: {
      text: 'Tre triangoli piatti che lasciano un segno sottile e si spazzolano via: bianco per le stoffe scure, blu e rosso per le altre. Provali prima sul rovescio.',
      material: 'Talco pressato con pigmento',
      care: 'Da tenere all’asciutto. Il bordo si affila su carta vetrata fine.',
    },
    zip: {
      text: 'Una cerniera con denti di ottone massiccio su nastro di cotone, chiusa in fondo, per pantaloni, gonne e borse. Il cursore si blocca quando il tiretto è abbassato.',
      material: 'Ottone, nastro di cotone, denti da 4 mm',
      care: 'Va chiusa prima del lavaggio. All’inizio può perdere un po’ di colore.',
    },
    thimble: {
      text: 'Un ditale classico con il bordo arrotolato e incavi profondi che trattengono l’ago. Deve stare ben fermo e sfilarsi con una scossa: la misura 16 va bene a quasi tutti i medi.',
      material: 'Ottone nichelato',
      care: 'Contiene nichel: non adatto a chi è allergico.',
    },
  },
}
