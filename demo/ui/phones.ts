/** How a country is dialled, and what one of its numbers looks like at home. Countries by their alpha-3 codes. */
interface Dialling {
  readonly code: string
  readonly example?: string
}

const dialling: Readonly<Record<string, Dialling>> = {
  ITA: { code: '39', example: '051 234567' },
  AUT: { code: '43' },
  BEL: { code: '32' },
  CAN: { code: '1', example: '416 555 0123' },
  CHE: { code: '41' },
  DEU: { code: '49', example: '030 123456' },
  DNK: { code: '45' },
  ESP: { code: '34' },
  FIN: { code: '358' },
  FRA: { code: '33', example: '01 99 00 12 34' },
  GBR: { code: '44', example: '020 7946 0958' },
  GRC: { code: '30' },
  HRV: { code: '385' },
  IRL: { code: '353' },
  JPN: { code: '81', example: '03 1234 5678' },
  LUX: { code: '352' },
  NLD: { code: '31' },
  NOR: { code: '47' },
  POL: { code: '48' },
  PRT: { code: '351' },
  SMR: { code: '378' },
  SVN: { code: '386' },
  SWE: { code: '46' },
  USA: { code: '1', example: '212 555 0123' },
}

export const dialledCountries = Object.keys(dialling)

export const diallingOf = (country: string) => dialling[country]

export interface Phone {
  readonly country: string
  /** As it is dialled at home. */
  readonly national: string
}

/** What is kept is one line, such as `+39 051 234567`. What begins with no code of ours stays as it was written. */
export function phoneOf(line: string, suggested: string): Phone {
  const country = [suggested, ...dialledCountries].find((known) =>
    line.startsWith(`+${dialling[known]?.code}`),
  )
  if (!country) return { country: suggested, national: line }
  return { country, national: line.slice(1 + (dialling[country]?.code.length ?? 0)).trimStart() }
}

export function phoneLine({ country, national }: Phone): string {
  const isComplete = !national.trim() || national.startsWith('+') || !dialling[country]
  return isComplete ? national : `+${dialling[country]?.code} ${national}`
}
