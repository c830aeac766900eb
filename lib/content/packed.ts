/**
 * A library as two blocks of bytes: what is known of each file as JSON, and all bodies one after the other. So it can
 * be handed from thread to thread and kept on disk, and 20,000 articles are there again in half a second. Bodies
 * stay bytes until somebody reads one; outside the heap they cost no garbage collection.
 */
import type { ParsedArticle } from './article'
import type { Shelved } from './library'
import type { Body } from './model'
import { plainDate } from './plain-date'

export interface Packed {
  readonly facts: string
  readonly bodies: Uint8Array<ArrayBuffer>
}

/** What JSON can hold of a file: dates as numbers, the body as a range of the bodies. */
interface PackedFile extends Omit<Shelved, 'article'> {
  readonly article?: Omit<ParsedArticle, 'date' | 'modified' | 'lifecycle' | 'body'> & {
    readonly date: number
    readonly modified: number
    readonly lifecycle: Omit<ParsedArticle['lifecycle'], 'from' | 'until'> & {
      readonly from: number
      readonly until?: number
    }
    readonly body: { readonly start: number; readonly length: number; readonly format: Body['format'] }
  }
}

export function pack(files: readonly Shelved[]): Packed {
  const bodies: Buffer[] = []
  let start = 0
  const packed = files.map((file): PackedFile => {
    const { article, ...rest } = file
    if (article === undefined) return rest
    const bytes = Buffer.from(article.body.text)
    bodies.push(bytes)
    const body = { start, length: bytes.length, format: article.body.format }
    start += bytes.length
    const { status, from, until } = article.lifecycle
    return {
      ...rest,
      article: {
        ...article,
        date: article.date.getTime(),
        modified: article.modified.getTime(),
        lifecycle: { status, from: from.getTime(), until: until?.getTime() },
        body,
      },
    }
  })
  return { facts: JSON.stringify(packed), bodies: Buffer.concat(bodies) }
}

/** @throws Error when the facts are no JSON; their shape is that of {@link pack} of the same version. */
export function unpack({ facts, bodies }: Packed): readonly Shelved[] {
  const bytes = Buffer.from(bodies.buffer, bodies.byteOffset, bodies.byteLength)
  const files: readonly PackedFile[] = JSON.parse(facts)
  return files.map((file) => unpackFile(file, bytes))
}

function unpackFile({ article, ...rest }: PackedFile, bytes: Buffer): Shelved {
  if (article === undefined) return rest
  const { date, modified, lifecycle, body } = article
  const { status, from, until } = lifecycle
  const shown = plainDate(date)
  const dateAt = (moment: number) => (moment === date ? shown : plainDate(moment))
  return {
    article: {
      ...article,
      date: shown,
      modified: dateAt(modified),
      lifecycle: {
        status,
        from: dateAt(from),
        until: until === undefined ? undefined : dateAt(until),
      },
      body: new PackedBody(bytes, body.start, body.length, body.format),
    },
    // Last: an object that begins with the fields of another gets a hidden class of its own in the V8 of Node 20.
    ...rest,
  }
}

/** A body that is decoded when it is read. */
class PackedBody implements Body {
  constructor(
    private readonly bytes: Buffer,
    private readonly start: number,
    private readonly length: number,
    readonly format: Body['format'],
  ) {}

  get text(): string {
    return this.bytes.toString('utf8', this.start, this.start + this.length)
  }
}
