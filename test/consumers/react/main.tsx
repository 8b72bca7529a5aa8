import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { Customers } from './Customers.tsx'
import { Guest } from './Guest.tsx'
import { SignedIn } from './SignedIn.tsx'

const grace = { firstName: 'Grace', lastName: 'Hopper' }

createRoot(document.querySelector('main')!).render(
  <StrictMode>
    <Customers />
    <Guest id="guest-1" guest={grace} />
    <SignedIn />
  </StrictMode>,
)
