import { readonlyType, atom } from 'nanostores'

const known = atom(navigator.onLine)
const look = () => known.set(navigator.onLine)
addEventListener('online', look)
addEventListener('offline', look)

/** `false` only while the device is certainly without a connection. */
export const online = readonlyType(known)
