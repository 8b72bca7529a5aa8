import { startHeadquarters } from 'pending-sync/mocks/browser'

const hq = await startHeadquarters()
const form = document.querySelector('form')!
form.addEventListener('submit', async (event) => {
  event.preventDefault()
  const email = String(new FormData(form).get('email'))
  const { redirect } = await hq.identities.authorize(location.href, { email })
  location.assign(redirect)
})
