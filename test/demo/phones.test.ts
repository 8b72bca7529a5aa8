import { expect, test } from 'vitest'
import { formatPhone } from '../../demo/ui/phones.ts'

test.each([
  { country: 'IT', national: ' 051 234567 ', line: '+39 051 234567' },
  { country: 'IT', national: '0039 051 234567', line: '+39 051 234567' },
  { country: 'IT', national: '+44 20 7946 0958', line: '+44 20 7946 0958' },
  { country: 'IT', national: '0044 20 7946 0958', line: '+44 20 7946 0958' },
  { country: 'GB', national: '020 7946 0958', line: '+44 20 7946 0958' },
  { country: 'GB', national: '(020) 7946 0958', line: '+44 (20) 7946 0958' },
  { country: 'IT', national: '  ', line: '' },
])('$national, typed for $country, can be dialled from everywhere as $line', ({ line, ...phone }) => {
  expect(formatPhone(phone)).toBe(line)
})
