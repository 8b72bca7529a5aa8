import { mount } from 'svelte'
import Customers from './Customers.svelte'

mount(Customers, { target: document.body })
