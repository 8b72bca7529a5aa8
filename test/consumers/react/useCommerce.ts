import { createCommerce, type Commerce, type CommerceOptions } from 'pending-sync'
import { useEffect, useState } from 'react'

/** A commerce of its own for each shopper. It is created and stopped in the same effect, which StrictMode runs twice. */
export function useCommerce(options: CommerceOptions): Commerce | undefined {
  const [commerce, setCommerce] = useState<Commerce>()
  useEffect(() => {
    const own = createCommerce(options)
    setCommerce(own)
    return () => void own.stop()
  }, [options])
  return commerce
}
