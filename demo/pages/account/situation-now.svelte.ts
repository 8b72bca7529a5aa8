import type { Commerce, Customer } from 'pending-sync'
import { fromStore } from 'svelte/store'
import { lateAfterMs, situationOf } from './situation.ts'

/** The current situation of a customer, which changes also when nothing but time passes. */
export function createSituation({ outbox, status }: Commerce, customer: () => Customer) {
  const entries = fromStore(outbox)
  const summary = fromStore(status)
  // A registration may have been on this device for hours before the shop got it.
  let waitsSince = $state(customer().createdAt)
  let wasQueued = false
  let now = $state(Date.now())

  $effect.pre(() => {
    const isQueued = customer().status === 'queued'
    if (wasQueued && !isQueued) waitsSince = Date.now()
    wasQueued = isQueued
  })

  $effect(() => {
    if (customer().status !== 'pending') return undefined
    const timer = setTimeout(() => (now = Date.now()), waitsSince + lateAfterMs - Date.now())
    return () => clearTimeout(timer)
  })

  const current = $derived(
    situationOf(customer(), {
      entries: entries.current,
      status: summary.current,
      now: Math.max(now, Date.now()),
      waitsSince,
    }),
  )
  return {
    get current() {
      return current
    },
  }
}
