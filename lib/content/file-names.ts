/** What the name of a content file says of it. Upper and lower case mean the same: editors' machines differ in that. */
import type { Body } from './model'

/** README files, hidden files and names starting with an underscore are the editors' own business, except for indexes. */
export function isContentName(name: string): boolean {
  return isIndexName(name) || (/\.(?:md|markdown|html)$/i.test(name) && !/^(?:[._]|readme\.)/i.test(name))
}

/** Whether a file describes the community or section of its folder, and is no article. */
export function isIndexName(file: string): boolean {
  return /(?:^|\/)_index\.(?:md|markdown|html)$/i.test(file)
}

/** How the text of a file is written. */
export function formatOf(file: string): Body['format'] {
  return /\.html$/i.test(file) ? 'html' : 'markdown'
}
