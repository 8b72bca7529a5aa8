import { pluralIn } from '../plural.ts'

const plural = pluralIn('en')

export const words = {
  unknown: 'We do not have this product',
  unknownMore: 'The link may be old, or mistyped.',
  toCounter: 'See what is on the counter',
  kinds: { diameter: 'Diameter', length: 'Length', size: 'Size', colour: 'Colour' },
  quantity: 'Quantity',
  metres: 'Length to cut',
  aMetre: (price: string) => `${price} a metre`,
  vat: (rate: string) => `VAT included (${rate}), delivery not included`,
  noVat: 'Without VAT, delivery not included',
  add: 'Add to cart',
  most: (count: string) => `There are ${count} in the cart, the most that we sell at once.`,
  mostMetres: (metres: string) => `There are ${metres} in the cart, the most that we cut at once.`,
  deviceFull: 'This device has no room left, so nothing was added.',
  inCart: plural({ one: '1 in the cart', other: (count) => `${count} in the cart` }),
  metresInCart: (metres: string) => `${metres} in the cart`,
  toCart: 'Go to the cart',
  material: 'Material',
  care: 'Care',
  delivery: (country: string) => `Delivery: ${country}`,
  option: { standard: 'Standard', express: 'Express' },
  returns: 'Returns',
  returnsMore: 'Within 14 days of the delivery, unused.',
  cutReturnsMore: 'A length is cut for you, so it cannot be returned unless it is faulty.',
  about: {
    corozo: {
      text: 'Corozo is the seed of a South American palm, hard as ivory and pleasant to touch. Each button has a grain of its own, dyed through, with four holes and a raised rim. Six on a card, for a shirt or a light jacket.',
      material: 'Corozo (palm nut), dyed',
      care: 'Washable at 40 °C. Dry cleaning fades it.',
    },
    spool: {
      text: 'Cotton thread, combed, gassed and mercerised, so that it runs smoothly through the needle and keeps its shine. For seams by hand and by machine, in cotton and linen.',
      material: '100 % cotton, No. 50, 200 m',
      care: 'Washable at 95 °C. Colourfast.',
    },
    ribbon: {
      text: 'A ribbed ribbon for hats, waistbands and button plackets. It follows a curve when it is steamed. We cut it from the roll, in half metres.',
      material: '56 % cotton, 44 % viscose, 25 mm wide',
      care: 'Washable at 30 °C. Iron at medium heat.',
    },
    scissors: {
      text: 'Tailor’s shears, forged and ground by hand in Premana, above Lake Como. The lower handle takes three fingers, so the blade lies flat on the table and the cloth stays where it is.',
      material: 'Carbon steel, lacquered handles, 21 cm, for the right hand',
      care: 'For cloth only. A drop of oil at the screw now and then.',
    },
    tape: {
      text: 'A soft tape with centimetres on both sides, one of them from the other end. Its ends are clad in brass, so it can be hung up.',
      material: 'Fibreglass, brass, 150 cm',
      care: 'Wipe with a damp cloth.',
    },
    chalk: {
      text: 'Three flat triangles that draw a fine line and brush off again: white for dark cloth, blue and red for the rest. Try it on the wrong side first.',
      material: 'Pressed talc with pigment',
      care: 'Keep dry. The edge sharpens on fine sandpaper.',
    },
    zip: {
      text: 'A zip with solid brass teeth on a cotton tape, closed at the end, for trousers, skirts and bags. The slider locks when the pull lies flat.',
      material: 'Brass, cotton tape, 4 mm teeth',
      care: 'Close it before washing. Colours may rub off at first.',
    },
    thimble: {
      text: 'A classic thimble with a rolled rim and deep pits that hold the needle. It should sit firmly and still come off with a shake: size 16 fits most middle fingers.',
      material: 'Brass, nickel-plated',
      care: 'Contains nickel: not for people who are allergic to it.',
    },
  },
}
