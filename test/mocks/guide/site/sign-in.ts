import { startHeadquarters } from 'pending-sync/mocks/browser'

// Not awaited here: a form that is sent before it has a listener would only reload the page.
const started = startHeadquarters()
const form = document.querySelector('form')!
form.addEventListener('submit', async (event) => {
  event.preventDefault()
  const email = String(new FormData(form).get('email'))
  const { redirect } = await (await started).identities.authorize(location.href, { email })
  location.assign(redirect)
})
