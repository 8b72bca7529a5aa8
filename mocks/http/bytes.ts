import { Refusal } from '../wire/refusal.ts'

export type Bytes = Uint8Array<ArrayBuffer>

/**
 * Collects a stream. Throws a `Refusal` when it has more than `max` bytes. It is read to its end also then, without being
 * kept: a server that stops reading cannot answer on the same connection.
 */
export async function bytesOf(stream: ReadableStream<Bytes>, max: number): Promise<Bytes> {
  const chunks: Bytes[] = []
  let length = 0
  const reader = stream.getReader()
  for (let read = await reader.read(); !read.done; read = await reader.read()) {
    length += read.value.length
    if (length <= max) chunks.push(read.value)
    else chunks.length = 0
  }
  if (length > max) throw tooLarge(max)
  return joined(chunks, length)
}

export function tooLarge(max: number): Refusal {
  return new Refusal('RequestTooLarge', { reason: `The body is larger than ${max} bytes` })
}

export function joined(chunks: readonly Bytes[], length: number): Bytes {
  const bytes = new Uint8Array(length)
  let position = 0
  for (const chunk of chunks) {
    bytes.set(chunk, position)
    position += chunk.length
  }
  return bytes
}
