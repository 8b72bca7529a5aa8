import type { MetaRow } from '../model/internal-rows.ts'
import type { Rows } from '../model/tables.ts'

/** The next random number, 0 to 1. Its position is stored in the tables, so that two tabs never get the same one. */
export function random(rows: Rows): number {
  const meta = metaOf(rows)
  rows.put('meta', 'meta', { ...meta, randomCount: meta.randomCount + 1 })
  return hash(meta.seed, meta.randomCount) / 2 ** 32
}

/** A temporary GUID: 36 characters, lower case. */
export function nextGuid(rows: Rows): string {
  const hex = Array.from({ length: 4 }, () => hex32(random(rows))).join('')
  const [a, b, c, d, e] = [
    hex.slice(0, 8),
    hex.slice(8, 12),
    hex.slice(13, 16),
    hex.slice(17, 20),
    hex.slice(20),
  ]
  return `${a}-${b}-4${c}-a${d}-${e}`
}

/** The next account number of headquarters: six digits. */
export function nextAccountNumber(rows: Rows): string {
  const meta = metaOf(rows)
  const next = meta.lastAccountNumber + 1
  rows.put('meta', 'meta', { ...meta, lastAccountNumber: next })
  return String(next).padStart(6, '0')
}

export function nextRecordId(rows: Rows): number {
  const meta = metaOf(rows)
  rows.put('meta', 'meta', { ...meta, lastRecordId: meta.lastRecordId + 1 })
  return meta.lastRecordId + 1
}

/** The number of the next change that the channel accepts; see `Sequences`. */
export function nextSequence(rows: Rows): number {
  const meta = metaOf(rows)
  const lastSequence = (meta.lastSequence ?? 0) + 1
  rows.put('meta', 'meta', { ...meta, lastSequence })
  return lastSequence
}

/** The first row of `meta`. */
export function metaFor(seed: number): MetaRow {
  return {
    seed,
    randomCount: 1,
    lastAccountNumber: 1000 + (hash(seed, 0) % 8000),
    lastRecordId: 5_637_144_576,
  }
}

function metaOf(rows: Rows): MetaRow {
  const meta = rows.get('meta', 'meta')
  if (!meta) throw new Error('The tables are not initialized')
  return meta
}

function hex32(fraction: number): string {
  return Math.floor(fraction * 2 ** 32)
    .toString(16)
    .padStart(8, '0')
}

/** A 32-bit mix of seed and position (splitmix): the number at any position, without those before it. */
function hash(seed: number, position: number): number {
  let mixed = (seed + Math.imul(position + 1, 0x9e3779b9)) >>> 0
  mixed = Math.imul(mixed ^ (mixed >>> 16), 0x85ebca6b)
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35)
  return (mixed ^ (mixed >>> 16)) >>> 0
}
