/** The owner of rows on this device: `guest`, `application`, or a random id that stands for one shopper. */
export type Owner = string

/** A stored row with its owner. A client reads and changes the rows of one owner only. */
export type Owned<Row> = Row & { readonly owner: Owner }

/** The shopper behind a random owner id. Holds digests only, so that it says nothing about the person. */
export interface StoredOwner {
  /** A salted digest of the shopper's id. */
  readonly shopper: string
  readonly owner: Owner
  /** A salted digest of `iss` and `sub` of the first token that was seen. Tokens of another identity are never sent. */
  readonly identity?: string
}

/** Resolves with the owner. Rejects while the storage does not work; a later call tries again. */
export type ToOwner = () => Promise<Owner>

/** The owner of everything that was recorded while nobody was signed in. */
export const guestOwner: ToOwner = async () => 'guest'
/** The owner of everything that an application with credentials of its own recorded. */
export const applicationOwner: ToOwner = async () => 'application'
