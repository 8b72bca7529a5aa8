import type { Environment } from '../environment.ts'
import type { Database } from './database.ts'
import type { Owner, ToOwner } from './owner.ts'
import type { WriteTransaction } from './write-transaction.ts'

/** One shopper on this device. */
export interface ShopperOwner {
  readonly owner: ToOwner
  /**
   * Resolves with `true` if this identity is the shopper's: the first one that is seen is stored, and another one never
   * matches.
   */
  isOwnIdentity(identity: string): Promise<boolean>
}

export function createShopperOwner(
  database: Database,
  environment: Environment,
  shopperId: string,
): ShopperOwner {
  /** The salt keeps the digests of two devices from being compared. */
  async function toDigest(text: string): Promise<string> {
    const salt = await database.write((transaction) => readSalt(transaction, environment.uuid()))
    return environment.digest(JSON.stringify([salt, text]))
  }

  const readShopper = onceSuccessful(() => toDigest(shopperId))

  const owner = onceSuccessful(async () => {
    const shopper = await readShopper()
    return database.write((transaction) => ensureOwner(transaction, shopper, environment.uuid()))
  })

  return {
    owner,
    async isOwnIdentity(identity) {
      const [shopper, digest] = [await readShopper(), await toDigest(identity)]
      await owner()
      return database.write((transaction) => pinIdentity(transaction, shopper, digest))
    },
  }
}

/** Remembers the result. Work that failed is done again by a later call. */
function onceSuccessful<Result>(work: () => Promise<Result>): () => Promise<Result> {
  let known: Promise<Result> | undefined
  return () =>
    (known ??= work().catch((error: unknown) => {
      known = undefined
      throw error
    }))
}

async function readSalt({ meta }: WriteTransaction, fresh: string): Promise<string> {
  const salt = await meta.get('salt')
  if (typeof salt === 'string') return salt
  await meta.put(fresh, 'salt')
  return fresh
}

async function ensureOwner({ owners }: WriteTransaction, shopper: string, fresh: Owner): Promise<Owner> {
  const known = await owners.get(shopper)
  if (known) return known.owner
  await owners.add({ shopper, owner: fresh })
  return fresh
}

async function pinIdentity(
  { owners }: WriteTransaction,
  shopper: string,
  identity: string,
): Promise<boolean> {
  const known = await owners.get(shopper)
  if (!known) return false
  if (known.identity === undefined) await owners.put({ ...known, identity })
  return (known.identity ?? identity) === identity
}
