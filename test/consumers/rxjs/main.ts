import { accountLabel, type Customer, type Store } from 'pending-sync'
import { map, Observable } from 'rxjs'
import { commerce } from './commerce.ts'

function toObservable<Value>(store: Store<Value>): Observable<Value> {
  return new Observable((subscriber) => store.subscribe((value) => subscriber.next(value)))
}

const describe = (customer: Customer) => `${customer.name || 'Customer'}: ${accountLabel(customer)}`

const button = document.createElement('button')
button.textContent = 'Register'
button.onclick = () =>
  commerce.customers.create({ firstName: 'Ada', lastName: 'Rossi', email: 'ada@example.com' })

const list = document.createElement('p')
toObservable(commerce.customers.all)
  .pipe(map((customers) => customers.map(describe).join(', ')))
  .subscribe((text) => (list.textContent = text))

document.body.append(button, list)
