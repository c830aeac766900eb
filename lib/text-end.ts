/**
 * Ends of texts that anybody may have written. A pattern such as `/-+$/` begins anew at every character of a long run that
 * is not at the end: 60,000 dashes and a letter take two seconds.
 */

/** Longer marks of a cut are none. */
const LONGEST_MARK = 40

/** A text without any of these characters at its end. */
export function withoutEnd(text: string, characters: string): string {
  let end = text.length
  while (end > 0 && characters.includes(text.charAt(end - 1))) end -= 1
  return text.slice(0, end)
}

/** A text without the "…", "[…]" or "..." with which a program said that it cut it there. */
export function withoutCutMark(text: string): string {
  const start = Math.max(0, text.length - LONGEST_MARK)
  return text.slice(0, start) + text.slice(start).replace(/\s*(?:\[(?:…|\.{3})\]|…|\.{3,})$/, '')
}
