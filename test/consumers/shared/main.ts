import { accountLabel } from 'pending-sync'
import { commerce } from './commerce.ts'

const button = document.createElement('button')
button.textContent = 'Register'
button.onclick = () =>
  commerce.customers.create({ firstName: 'Ada', lastName: 'Rossi', email: 'ada@example.com' })

const list = document.createElement('ul')
commerce.customers.all.subscribe((customers) => {
  const items = customers.map((customer) => {
    const item = document.createElement('li')
    item.textContent = `${customer.name || 'Customer'}: ${accountLabel(customer)}`
    return item
  })
  list.replaceChildren(...items)
})

document.body.append(button, list)
