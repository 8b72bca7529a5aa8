/** The languages of the header `Accept-Language`, in lower case, the preferred one first. */
export function acceptedLanguages(headers: Headers): string[] {
  return (headers.get('Accept-Language') ?? '')
    .split(',')
    .map((entry) => {
      const [language = '', quality] = entry.trim().toLowerCase().split(';q=')
      return { language, quality: quality === undefined ? 1 : Number(quality) }
    })
    .filter(({ language }) => language !== '')
    .toSorted((left, right) => right.quality - left.quality)
    .map(({ language }) => language)
}
