/** Relative to wherever the shop lives, so that they also open in a new tab. */
export const links = {
  home: '#/',
  createAccount: '#/create-account',
  account: '#/account',
  headquarters: '#/headquarters',
} as const
