import { Refusal } from '../wire/refusal.ts'
import { joined, tooLarge, type Bytes } from './bytes.ts'

/**
 * The body as it was before `Content-Encoding`. Throws a `Refusal` for an unknown encoding, which it names, for a body
 * that does not have the encoding, and for one that becomes larger than `max` bytes.
 */
export async function decompressed(body: Bytes, headers: Headers, max: number): Promise<Bytes> {
  const encoding = (headers.get('Content-Encoding') ?? '').trim().toLowerCase()
  if (encoding === '' || encoding === 'identity' || body.length === 0) return body
  const decompression = decompressionOf(encoding)
  if (decompression === undefined) throw unknown(encoding)
  try {
    return await firstBytes(new Blob([body]).stream().pipeThrough(decompression), max)
  } catch (error) {
    if (error instanceof Refusal) throw error
    const reason = `The body is not ${encoding}, as its header Content-Encoding says`
    throw new Refusal('MalformedRequest', { reason })
  }
}

/** The names of the platform for the names of HTTP. */
const formats: Readonly<Record<string, string>> = {
  gzip: 'gzip',
  'x-gzip': 'gzip',
  deflate: 'deflate',
  br: 'brotli',
}

function decompressionOf(encoding: string): DecompressionStream | undefined {
  const format = Object.hasOwn(formats, encoding) ? formats[encoding] : undefined
  try {
    // Brotli is new in browsers and in Node: where it is missing, the constructor throws.
    return format === undefined ? undefined : new DecompressionStream(format as CompressionFormat)
  } catch {
    return undefined
  }
}

/** Ends as soon as there is too much: a small compressed body may become a very large one. */
async function firstBytes(stream: ReadableStream<Bytes>, max: number): Promise<Bytes> {
  const chunks: Bytes[] = []
  let length = 0
  const reader = stream.getReader()
  for (let read = await reader.read(); !read.done; read = await reader.read()) {
    chunks.push(read.value)
    length += read.value.length
    if (length <= max) continue
    await reader.cancel()
    throw tooLarge(max)
  }
  return joined(chunks, length)
}

function unknown(encoding: string): Refusal {
  const reason = `The body has the Content-Encoding "${encoding.slice(0, 100)}": send it as gzip or deflate, or without`
  return new Refusal('UnsupportedMediaType', { reason })
}
