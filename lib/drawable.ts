/**
 * What pictures for link previews can show of a text. Whoever draws them has the Latin letters of two fonts; for anything
 * else it would ask other sites for more, or draw boxes.
 */

/** A text that loses more than a fifth of its letters is not drawn. */
const ENOUGH = 0.8

/** Latin letters, figures and signs that both fonts have. */
const DRAWN = /[ -~\u{A0}-\u{FF}\u{131}\u{152}\u{153}–—‘-‚“-„•…‹›⁄€™−]/u

/** The text in letters that can be drawn; empty where too little would be left of it to be understood. */
export function drawable(text: string): string {
  const letters = Array.from(text.normalize('NFC').replace(/[‐-‒]/g, '-').replace(/―/g, '—'), (letter) => {
    if (DRAWN.test(letter)) return letter
    const base = letter.normalize('NFKD').replace(/\p{M}/gu, '')
    return Array.from(base).every((one) => DRAWN.test(one)) ? base : ''
  })
  const drawn = letters.join('').replace(/\s+/g, ' ').trim()
  return wordsIn(drawn) >= ENOUGH * wordsIn(text) && wordsIn(drawn) > 0 ? drawn : ''
}

/** Letters and figures. */
function wordsIn(text: string): number {
  return text.match(/[\p{L}\p{N}]/gu)?.length ?? 0
}
