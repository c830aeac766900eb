/** A document as the index keeps it. */
import type { SearchDocument } from './engine'
import { fields } from './postings'
import type { Vocabulary } from './vocabulary'
import { eachWord } from './words'

export interface Entry {
  readonly id: string
  /** Names the content it was made from; empty if nobody asked. */
  readonly hash: string
  /** Milliseconds; 0 if there is no valid date. */
  readonly time: number
  /** Numbers of the vocabulary, see `postings.ts`. */
  readonly words: Int32Array
  /** The body in UTF-8. */
  readonly text: Uint8Array
}

/** Cuts a document into words. New words get their numbers, but nothing can be found yet. */
export function toEntry(document: SearchDocument, hash: string, vocabulary: Vocabulary): Entry {
  const words: number[] = []
  for (const [field, { name }] of fields.entries()) {
    const value = document[name]
    for (const text of typeof value === 'string' ? [value] : value) {
      if (text === '') continue
      words.push(field)
      eachWord(text, (word) => words.push(vocabulary.intern(word)))
    }
  }
  return {
    id: document.id,
    hash,
    time: document.date.getTime() || 0,
    words: Int32Array.from(words),
    text: new TextEncoder().encode(document.body),
  }
}
