import { render } from 'solid-js/web'
import { Customers } from './Customers.tsx'

render(() => <Customers />, document.querySelector('main')!)
