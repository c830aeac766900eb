/** How far two spellings are from each other. */

/** How many slips are forgiven in a word: in a short one, every other word would be near. */
export function slipsAllowed(word: string): number {
  if (word.length <= 3) return 0
  return word.length <= 6 ? 1 : 2
}

/**
 * Letters inserted, left out, replaced, or swapped with their neighbour. Counts up to `limit`; anything beyond is
 * `limit + 1`.
 */
export function editDistance(a: string, b: string, limit: number): number {
  const beyond = limit + 1
  if (Math.abs(a.length - b.length) > limit) return beyond
  let before: number[] = []
  let last = Array.from({ length: b.length + 1 }, (_, column) => column)
  for (let row = 1; row <= a.length; row += 1) {
    const now = [row]
    let least = row
    for (let column = 1; column <= b.length; column += 1) {
      const isSame = a[row - 1] === b[column - 1]
      const isSwap = row > 1 && column > 1 && a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1]
      const distance = Math.min(
        at(last, column) + 1,
        at(now, column - 1) + 1,
        at(last, column - 1) + (isSame ? 0 : 1),
        isSwap ? at(before, column - 2) + 1 : beyond,
      )
      now.push(distance)
      least = Math.min(least, distance)
    }
    if (least > limit) return beyond
    before = last
    last = now
  }
  return Math.min(at(last, b.length), beyond)
}

function at(row: readonly number[], column: number): number {
  return row[column] ?? Number.POSITIVE_INFINITY
}
