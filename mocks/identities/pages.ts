import type { IdentityRow } from '../model/identity-rows.ts'
import type { PageWords } from './page-words.ts'

interface SignInRequest {
  /** `new`: the person signs up, which is refused to an e-mail address that is known. */
  readonly person: 'known' | 'new'
  readonly loginHint: string
}

/** The page for signing in or up: it sends the choice to its own address and goes where the answer says. */
export function signInPage(
  t: PageWords,
  identities: readonly IdentityRow[],
  { person, loginHint }: SignInRequest,
): string {
  const isNew = person === 'new'
  const heading = isNew ? t.signUp : t.signIn
  return page(
    t,
    heading,
    `<p>${t.lead}</p>
    <form id="new">
      <label for="email">${t.email}</label>
      <input id="email" name="email" type="email" autocomplete="email" required value="${escaped(loginHint)}">
      <label for="name">${t.name}</label>
      <input id="name" name="name" autocomplete="name">
      <button>${heading}</button>
      <button type="button" id="cancel">${t.cancel}</button>
    </form>
    <div role="alert">
      <p id="problem"></p>
      ${isNew ? takenTemplates(t, identities) : ''}
    </div>
    ${!isNew && identities.length > 0 ? `<h2>${t.known}</h2><ul>${identities.map(identityItem).join('')}</ul>` : ''}
    <script type="module">${script}</script>`,
  )
}

export function signedOutPage(t: PageWords): string {
  return page(t, t.signedOut, `<p>${t.close}</p>`)
}

export function problemPage(t: PageWords, problem: string): string {
  return page(t, t.problem, `<p role="alert">${escaped(problem)}</p>`)
}

/** The shoppers who could sign in instead, each hidden until its e-mail address is entered. */
function takenTemplates(t: PageWords, identities: readonly IdentityRow[]): string {
  return identities
    .flatMap(({ subject, email }) => (email ? [{ subject, email }] : []))
    .map(
      ({ subject, email }) => `<div hidden data-taken="${escaped(email.toLowerCase())}">
        <p>${escaped(t.hasAccount.replace('{email}', () => email))}</p>
        <button type="button" data-sub="${escaped(subject)}">${t.signInInstead}</button>
      </div>`,
    )
    .join('')
}

function identityItem({ subject, name, email = '' }: IdentityRow): string {
  const label = name ? `${name} · ${email}` : email || subject
  return `<li><button type="button" data-sub="${escaped(subject)}">${escaped(label)}</button></li>`
}

const script = `
  async function choose(choice) {
    const headers = { 'Content-Type': 'application/json' }
    const response = await fetch(location.href, { method: 'POST', headers, body: JSON.stringify(choice) })
    const { redirect, error_description } = await response.json()
    if (redirect) location.assign(redirect)
    else document.querySelector('#problem').textContent = error_description
  }
  document.querySelector('#new').addEventListener('submit', (event) => {
    event.preventDefault()
    const { email, name } = Object.fromEntries(new FormData(event.target))
    const wanted = email.trim().toLowerCase()
    let isTaken = false
    for (const taken of document.querySelectorAll('[data-taken]')) {
      taken.hidden = taken.dataset.taken !== wanted
      isTaken ||= !taken.hidden
    }
    document.querySelector('#problem').textContent = ''
    if (!isTaken) choose(name ? { email, name } : { email })
  })
  document.querySelector('#cancel').addEventListener('click', () => choose({ cancel: true }))
  for (const button of document.querySelectorAll('[data-sub]'))
    button.addEventListener('click', () => choose({ sub: button.dataset.sub }))
`

function page({ language }: PageWords, title: string, content: string): string {
  return `<!doctype html>
<html lang="${language}">
  <meta charset="utf-8">
  <meta name="viewport" content="width=device-width">
  <title>${title}</title>
  <style>
    :root { color-scheme: light dark; font: 1rem/1.5 system-ui, sans-serif }
    body { max-width: 28rem; margin: 3rem auto; padding: 0 1rem }
    label, input { display: block; width: 100%; box-sizing: border-box }
    input { margin: 0.25rem 0 1rem; padding: 0.5rem; font: inherit }
    button { padding: 0.5rem 1rem; font: inherit }
    ul { list-style: none; padding: 0 }
    li button { width: 100%; margin-bottom: 0.5rem; text-align: start }
  </style>
  <main>
    <h1>${title}</h1>
    ${content}
  </main>
</html>
`
}

function escaped(text: string): string {
  return text.replaceAll(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`)
}
