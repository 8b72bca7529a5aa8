/** How to dial the numbers of a country. */
interface Dialling {
  readonly code: string
  /** The prefix of domestic calls, which the code replaces in calls from abroad. (Italy’s zero belongs to the number.) */
  readonly trunk?: string
  /** A number as people write it in that country. */
  readonly example?: string
}

/** By ISO 3166-1 alpha-2 codes. Source: ITU, E.164 and the national numbering plans. */
const dialling: Readonly<Record<string, Dialling>> = {
  IT: { code: '39', example: '051 234567' },
  AT: { code: '43', trunk: '0' },
  BE: { code: '32', trunk: '0' },
  CA: { code: '1', example: '416 555 0123' },
  CH: { code: '41', trunk: '0' },
  DE: { code: '49', trunk: '0', example: '030 123456' },
  DK: { code: '45' },
  ES: { code: '34' },
  FI: { code: '358', trunk: '0' },
  FR: { code: '33', trunk: '0', example: '01 99 00 12 34' },
  GB: { code: '44', trunk: '0', example: '020 7946 0958' },
  GR: { code: '30' },
  HR: { code: '385', trunk: '0' },
  IE: { code: '353', trunk: '0' },
  JP: { code: '81', trunk: '0', example: '03 1234 5678' },
  LU: { code: '352' },
  NL: { code: '31', trunk: '0' },
  NO: { code: '47' },
  PL: { code: '48' },
  PT: { code: '351' },
  SM: { code: '378' },
  SI: { code: '386', trunk: '0' },
  SE: { code: '46', trunk: '0' },
  US: { code: '1', example: '212 555 0123' },
}

/** Alpha-2 codes of the countries with a dialling code. */
export const dialledCountries = Object.keys(dialling)

export const diallingOf = (country: string) => dialling[country]

export interface Phone {
  /** ISO 3166-1 alpha-2. */
  readonly country: string
  /** The number as people dial it in that country. */
  readonly national: string
}

/** Parses a line such as `+44 20 7946 0958`. A line without a known code is taken as a number of the suggested country. */
export function parsePhone(line: string, suggested: string): Phone {
  const country = [suggested, ...dialledCountries].find((known) =>
    line.startsWith(`+${dialling[known]?.code}`),
  )
  const { code = '', trunk = '' } = dialling[country ?? ''] ?? {}
  const rest = line.slice(1 + code.length).trimStart()
  return country ? { country, national: rest && trunk + rest } : { country: suggested, national: line }
}

/** The line that can be dialled from everywhere. No number of a country begins with two zeros: they dial abroad. */
export function formatPhone({ country, national }: Phone): string {
  const { code, trunk = '' } = dialling[country] ?? {}
  const typed = national.trim().replace(/^00/, '+')
  if (!code || !typed || typed.startsWith('+')) return typed
  return `+${code} ${typed.replace(new RegExp(`^(\\(?)${trunk}`), '$1')}`
}
