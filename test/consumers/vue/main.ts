import { createApp } from 'vue'
import Customers from './Customers.vue'

createApp(Customers).mount(document.body)
