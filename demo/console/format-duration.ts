/** A duration such as `8 h 15 min` or `3 s`: English and Italian write the same symbols. */
export function formatDuration(ms: number): string {
  const seconds = Math.round(ms / 1000)
  const parts = [
    [Math.floor(seconds / 3600), 'h'],
    [Math.floor(seconds / 60) % 60, 'min'],
    [seconds % 60, 's'],
  ] as const
  const texts = parts.filter(([value]) => value > 0).map(([value, symbol]) => `${value} ${symbol}`)
  return texts.join(' ') || '0 s'
}
