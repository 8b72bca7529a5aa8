import { expect, test } from 'vitest'
import { matchPath } from '../../demo/app/match-path.ts'

test.each([
  ['/', '/', {}],
  ['/', '', {}],
  ['/account', '/account/', {}],
  ['/account', '/account?from=mail', {}],
  ['/account', '//account', {}],
  ['/account', '/Account#top', {}],
  ['/account', '/%61ccount', {}],
  ['/create-account', '/CREATE-ACCOUNT/?x#y', {}],
  ['/order/:id', '/Order/ORD%201', { id: 'ORD 1' }],
  ['/order/:id', '/order/ORD%201', { id: 'ORD 1' }],
  ['/order/:id', '/order/100%/', { id: '100%' }],
  ['/order/:id', '/order', undefined],
  ['/order/:id', '/orders/1', undefined],
  ['/checkout', '/checkout/account', undefined],
  ['/checkout/account', '/checkout/account', {}],
])('the pattern %s and the path %s', (pattern, path, params) => {
  expect(matchPath(pattern, path)).toEqual(params)
})
