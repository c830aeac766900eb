/** Which form of an answer a client understands, and how it is made. */
import { promisify } from 'node:util'
import {
  brotliCompress,
  brotliDecompress,
  constants,
  gunzip as gunzipCallback,
  gzip as gzipCallback,
} from 'node:zlib'

export type Encoding = 'br' | 'gzip' | 'identity'

const brotli = promisify(brotliCompress)
const unbrotli = promisify(brotliDecompress)
const gzip = promisify(gzipCallback)
const gunzip = promisify(gunzipCallback)

/** As small as is worth the time: a page takes about a millisecond, on another thread. */
const BROTLI_QUALITY = 5

/** Below this, a compressed body saves no packet. */
const WORTH_COMPRESSING = 1024

const COMPRESSIBLE = /^(?:text\/|application\/(?:[\w.+-]*\+)?(?:json|xml|javascript)\b|image\/svg\+xml)/

/** Whether a body of this type and length gains from compression. */
export function isCompressible(type: string, length: number): boolean {
  return length >= WORTH_COMPRESSING && COMPRESSIBLE.test(type)
}

/** The smallest encoding the client accepts; a weight of 0 refuses one (RFC 9110, 12.5.3). */
export function pickEncoding(acceptEncoding: string | undefined): Encoding {
  if (acceptEncoding === undefined) return 'identity'
  const accepted = new Map(
    acceptEncoding
      .toLowerCase()
      .split(',')
      .map((part) => {
        const [name = '', weight] = part.split(';').map((piece) => piece.trim())
        return [name, weight === undefined || !/^q=0(?:\.0*)?$/.test(weight)]
      }),
  )
  const accepts = (name: string) => accepted.get(name) ?? accepted.get('*') ?? false
  if (accepts('br')) return 'br'
  return accepts('gzip') ? 'gzip' : 'identity'
}

/** The body in an encoding. It holds no more memory than it is long. */
export async function encode(body: Buffer, encoding: Encoding): Promise<Buffer> {
  if (encoding === 'br') {
    const params = {
      [constants.BROTLI_PARAM_QUALITY]: BROTLI_QUALITY,
      [constants.BROTLI_PARAM_SIZE_HINT]: body.length,
    }
    return alone(await brotli(body, { params }))
  }
  return encoding === 'gzip' ? alone(await gzip(body)) : body
}

/** What zlib hands out is the used part of a larger buffer, all of which would be kept with it; so would Node's pool. */
function alone(used: Buffer): Buffer {
  const copy = Buffer.allocUnsafeSlow(used.length)
  used.copy(copy)
  return copy
}

/** The body again, as it was before {@link encode}. */
export async function decode(body: Buffer, encoding: Encoding): Promise<Buffer> {
  if (encoding === 'br') return unbrotli(body)
  return encoding === 'gzip' ? gunzip(body) : body
}
