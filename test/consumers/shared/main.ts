import { accountLabel } from 'pending-sync'
import { commerce } from './commerce.ts'

const button = document.createElement('button')
button.textContent = 'Register'
button.onclick = () =>
  commerce.customers.create({ firstName: 'Ada', lastName: 'Rossi', email: 'ada@example.com' })

const list = document.createElement('ul')
commerce.customers.all.subscribe((customers) => {
  const texts = customers.map((customer) => `${customer.name}: ${accountLabel(customer)}`)
  list.replaceChildren(
    ...texts.map((text) => Object.assign(document.createElement('li'), { textContent: text })),
  )
})

document.body.append(button, list)
