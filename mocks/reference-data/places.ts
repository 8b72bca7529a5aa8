/** A ZIP code with its town. */
export interface Place {
  /** ISO 3166-1 alpha-3. */
  readonly country: string
  readonly zipCode: string
  readonly state: string
  readonly city: string
}

/** [ours] The places that a ZIP code finds. A real channel knows those that headquarters has imported. */
export const places: readonly Place[] = [
  ...named('ITA', '20121 MI Milano, 20122 MI Milano, 00184 RM Roma, 10121 TO Torino, 50122 FI Firenze'),
  ...named('ITA', '80121 NA Napoli, 40121 BO Bologna, 30121 VE Venezia, 16121 GE Genova, 39100 BZ Bolzano'),
  ...named('USA', '98052 WA Redmond, 10001 NY New York, 60601 IL Chicago, 94103 CA San Francisco'),
  ...named('DEU', '10115 BE Berlin, 80331 BY München, 20095 HH Hamburg'),
  ...named('FRA', '75001 IDF Paris, 69001 ARA Lyon, 13001 PAC Marseille'),
  ...named('GBR', 'SW1A1AA ENG London, EH11YZ SCT Edinburgh'),
  ...named('JPN', '100-0001 13 Tokyo, 530-0001 27 Osaka'),
]

/** The places of a ZIP code, however it is spaced. */
export function placesOf(country: string, zipCode: string): Place[] {
  return places.filter((place) => place.country === country && plain(place.zipCode) === plain(zipCode))
}

/** Without spaces and signs; of a US code the first five digits. */
function plain(zipCode: string): string {
  const letters = zipCode.toUpperCase().replaceAll(/[^A-Z0-9]/g, '')
  return /^\d{9}$/.test(letters) ? letters.slice(0, 5) : letters
}

function named(country: string, list: string): Place[] {
  return list.split(', ').map((entry) => {
    const [zipCode = '', state = '', ...city] = entry.split(' ')
    return { country, zipCode, state, city: city.join(' ') }
  })
}
