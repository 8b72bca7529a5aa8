export const words = {
  problems: { one: 'One thing needs another look', other: '{count} things need another look' },
}
