import { createCommerce, type Commerce } from 'pending-sync'
import { signedIn } from './msal.ts'

export async function openCommerce(): Promise<Commerce> {
  const shopper = await signedIn()
  const site = { baseUrl: 'https://example.com/', operatingUnitNumber: '068' }
  const commerce = createCommerce(shopper ? { ...site, shopper } : site)
  // Everything typed before signing in becomes the shopper's, if it was never sent.
  if (shopper) await commerce.claimGuest()
  return commerce
}
