/** How a country is dialled, and what one of its numbers looks like at home. */
interface Dialling {
  readonly code: string
  /** Dialled at home only: abroad, the code takes its place. (Italy’s zero belongs to the number.) */
  readonly trunk?: string
  readonly example?: string
}

/** By alpha-3 codes. Source: ITU, E.164 and its national numbering plans. */
const dialling: Readonly<Record<string, Dialling>> = {
  ITA: { code: '39', example: '051 234567' },
  AUT: { code: '43', trunk: '0' },
  BEL: { code: '32', trunk: '0' },
  CAN: { code: '1', example: '416 555 0123' },
  CHE: { code: '41', trunk: '0' },
  DEU: { code: '49', trunk: '0', example: '030 123456' },
  DNK: { code: '45' },
  ESP: { code: '34' },
  FIN: { code: '358', trunk: '0' },
  FRA: { code: '33', trunk: '0', example: '01 99 00 12 34' },
  GBR: { code: '44', trunk: '0', example: '020 7946 0958' },
  GRC: { code: '30' },
  HRV: { code: '385', trunk: '0' },
  IRL: { code: '353', trunk: '0' },
  JPN: { code: '81', trunk: '0', example: '03 1234 5678' },
  LUX: { code: '352' },
  NLD: { code: '31', trunk: '0' },
  NOR: { code: '47' },
  POL: { code: '48' },
  PRT: { code: '351' },
  SMR: { code: '378' },
  SVN: { code: '386', trunk: '0' },
  SWE: { code: '46', trunk: '0' },
  USA: { code: '1', example: '212 555 0123' },
}

export const dialledCountries = Object.keys(dialling)

export const diallingOf = (country: string) => dialling[country]

export interface Phone {
  readonly country: string
  /** As it is dialled at home. */
  readonly national: string
}

/** Takes a line such as `+44 20 7946 0958` apart. One that begins with no code of ours stays as it was written. */
export function phoneOf(line: string, suggested: string): Phone {
  const country = [suggested, ...dialledCountries].find((known) =>
    line.startsWith(`+${dialling[known]?.code}`),
  )
  const { code = '', trunk = '' } = dialling[country ?? ''] ?? {}
  const rest = line.slice(1 + code.length).trimStart()
  return country ? { country, national: rest && trunk + rest } : { country: suggested, national: line }
}

/** The line that can be dialled from everywhere. */
export function phoneLine({ country, national }: Phone): string {
  const { code, trunk = '' } = dialling[country] ?? {}
  const typed = national.trim()
  if (!code || !typed || typed.startsWith('+')) return typed
  return `+${code} ${trunk && typed.startsWith(trunk) ? typed.slice(trunk.length) : typed}`
}
