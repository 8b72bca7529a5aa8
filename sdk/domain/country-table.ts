/** The fields of an address that a country's form may contain. */
export type AddressField =
  'street' | 'streetNumber' | 'buildingComplement' | 'zipCode' | 'city' | 'county' | 'state' | 'country'

/** One country of the table. */
export interface CountryRow {
  readonly alpha2: string
  readonly fields: readonly AddressField[]
  readonly required: readonly AddressField[]
  /** The forms of its postal codes; see `postal-code.ts`. Absent where any code is accepted. */
  readonly postalCodes?: readonly string[]
  /** Letters that people write in front of its postal codes, besides `alpha2`. */
  readonly prefixes?: readonly string[]
}

type Rest = Pick<CountryRow, 'postalCodes' | 'prefixes'>

const lines = ['street', 'buildingComplement'] as const

/** The numbers of the British Forces Post Office. */
const bfpo = ['BFPO #', 'BFPO ##', 'BFPO ###', 'BFPO ####']

/**
 * The countries this SDK knows, by alpha-3 code. Source: the Universal Postal Union's addressing formats. The letters in
 * front of postal codes are the distinguishing signs of vehicles, which post offices in Europe once recommended.
 */
export const countryTable: Readonly<Record<string, CountryRow>> = {
  ITA: codeBeforeCity('IT', '#####', ['I'], ['state']),
  USA: codeAfterState('US', { postalCodes: ['#####', '#####-####'], prefixes: ['USA'] }),
  DEU: codeBeforeCity('DE', '#####', ['D']),
  FRA: codeBeforeCity('FR', '#####', ['F']),
  GBR: {
    alpha2: 'GB',
    fields: [...lines, 'city', 'county', 'zipCode', 'country'],
    required: ['street', 'city', 'zipCode'],
    postalCodes: ['@# #@@', '@## #@@', '@@# #@@', '@@## #@@', '@#@ #@@', '@@#@ #@@', 'GIR 0AA', ...bfpo],
    prefixes: ['UK'],
  },
  JPN: {
    alpha2: 'JP',
    fields: ['zipCode', 'state', 'city', ...lines, 'country'],
    required: ['zipCode', 'state', 'city', 'street'],
    postalCodes: ['###-####'],
  },
  AUT: codeBeforeCity('AT', '####', ['A']),
  BEL: codeBeforeCity('BE', '####', ['B']),
  BGR: codeBeforeCity('BG', '####'),
  CHE: codeBeforeCity('CH', '####'),
  CYP: codeBeforeCity('CY', '####'),
  CZE: codeBeforeCity('CZ', '### ##'),
  DNK: codeBeforeCity('DK', '####'),
  ESP: codeBeforeCity('ES', '#####', ['E'], ['state']),
  EST: codeBeforeCity('EE', '#####'),
  FIN: codeBeforeCity('FI', '#####', ['FIN']),
  GRC: codeBeforeCity('GR', '### ##'),
  HRV: codeBeforeCity('HR', '#####'),
  HUN: codeBeforeCity('HU', '####', ['H']),
  ISL: codeBeforeCity('IS', '###'),
  LIE: codeBeforeCity('LI', '####', ['FL']),
  LTU: codeBeforeCity('LT', 'LT-#####'),
  LUX: codeBeforeCity('LU', '####', ['L']),
  LVA: codeBeforeCity('LV', 'LV-####'),
  NLD: codeBeforeCity('NL', '#### @@'),
  NOR: codeBeforeCity('NO', '####', ['N']),
  POL: codeBeforeCity('PL', '##-###'),
  PRT: codeBeforeCity('PT', '####-###', ['P']),
  ROU: codeBeforeCity('RO', '######'),
  SVK: codeBeforeCity('SK', '### ##'),
  SVN: codeBeforeCity('SI', '####', ['SLO']),
  SWE: codeBeforeCity('SE', '### ##', ['S']),
  AUS: codeAfterState('AU', { postalCodes: ['####'] }),
  CAN: codeAfterState('CA', { postalCodes: ['@#@ #@#'] }),
  IRL: {
    alpha2: 'IE',
    fields: [...lines, 'city', 'county', 'zipCode', 'country'],
    required: ['street', 'city'],
    postalCodes: ['@## ****', 'D6W ****'],
  },
  // Cities that are countries of their own, and countries whose addresses name a district, an emirate or an island.
  ARE: withoutCity('AE', ['state']),
  CYM: withoutCity('KY', ['state', 'zipCode'], { postalCodes: ['KY#-####'] }),
  GIB: withoutCity('GI', ['zipCode'], { postalCodes: ['GX## #@@'] }),
  HKG: withoutCity('HK', ['city', 'state']),
  MAC: withoutCity('MO', ['city']),
  MCO: withoutCity('MC', ['zipCode', 'city'], { postalCodes: ['#####'] }),
  NRU: withoutCity('NR', ['state']),
  SGP: withoutCity('SG', ['zipCode'], { postalCodes: ['######'], prefixes: ['S', 'SINGAPORE'] }),
  VAT: withoutCity('VA', ['zipCode', 'city'], { postalCodes: ['#####'] }),
}

function codeBeforeCity(
  alpha2: string,
  postalCode: string,
  prefixes: readonly string[] = [],
  further: readonly AddressField[] = [],
): CountryRow {
  return {
    alpha2,
    fields: [...lines, 'zipCode', 'city', ...further, 'country'],
    required: ['street', 'zipCode', 'city'],
    postalCodes: [postalCode],
    prefixes,
  }
}

function codeAfterState(alpha2: string, rest: Rest): CountryRow {
  return {
    alpha2,
    fields: [...lines, 'city', 'state', 'zipCode', 'country'],
    required: ['street', 'city', 'state', 'zipCode'],
    ...rest,
  }
}

/** An address of these countries needs no city. */
function withoutCity(alpha2: string, further: readonly AddressField[], rest: Rest = {}): CountryRow {
  return { alpha2, fields: [...lines, ...further, 'country'], required: ['street'], ...rest }
}
