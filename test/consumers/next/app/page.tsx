import { Customers } from './Customers'

export default function Page() {
  return <Customers />
}
