// Without the letters that are taken for others.
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

/** A name that no two shoppers ever draw alike, short enough to be read out. */
export function newReference(): string {
  const drawn = crypto.getRandomValues(new Uint8Array(16))
  return Array.from(drawn, (byte) => alphabet[byte % alphabet.length]).join('')
}
