/** The difference of two texts as `diff -u` writes it, for texts that differ in a few lines. */

const CONTEXT = 3

type Step = readonly ['-' | '+' | ' ', string]

/** Empty if the texts are the same. Every line ends as it does in its file. */
export function unifiedDiff(name: string, before: string, after: string): string {
  if (before === after) return ''
  const steps = stepsBetween(linesOf(before), linesOf(after))
  const out = [`--- a/${name}\n`, `+++ b/${name}\n`]
  for (const [from, to] of hunks(steps)) {
    const count = (end: number, skipped: string) =>
      steps.slice(0, end).filter(([mark]) => mark !== skipped).length
    const part = steps.slice(from, to)
    const [oldLines, newLines] = ['+', '-'].map((skipped) => part.filter(([mark]) => mark !== skipped).length)
    out.push(`@@ -${count(from, '+') + 1},${oldLines} +${count(from, '-') + 1},${newLines} @@\n`)
    for (const [mark, line] of part)
      out.push(mark, line, line.endsWith('\n') ? '' : '\n\\ No newline at end of file\n')
  }
  return out.join('')
}

function linesOf(text: string): readonly string[] {
  return text.match(/[^\n]*\n|[^\n]+$/g) ?? []
}

/** Changed steps with their context; those that touch are one. */
function hunks(steps: readonly Step[]): readonly (readonly [number, number])[] {
  const found: [number, number][] = []
  for (const [index, [mark]] of steps.entries()) {
    if (mark === ' ') continue
    const [from, to] = [Math.max(index - CONTEXT, 0), Math.min(index + CONTEXT + 1, steps.length)]
    const last = found.at(-1)
    if (last && from <= last[1]) last[1] = to
    else found.push([from, to])
  }
  return found
}

function stepsBetween(before: readonly string[], after: readonly string[]): readonly Step[] {
  let start = 0
  while (start < before.length && start < after.length && before[start] === after[start]) start += 1
  let same = 0
  while (
    same < before.length - start &&
    same < after.length - start &&
    before.at(-1 - same) === after.at(-1 - same)
  )
    same += 1
  const kept = (lines: readonly string[]) => lines.map((line): Step => [' ', line])
  return [
    ...kept(before.slice(0, start)),
    ...shortestSteps(before.slice(start, before.length - same), after.slice(start, after.length - same)),
    ...kept(before.slice(before.length - same)),
  ]
}

/** By the longest common subsequence; the parts that differ are front matter, hundreds of lines at most. */
function shortestSteps(before: readonly string[], after: readonly string[]): readonly Step[] {
  const width = after.length + 1
  const common = new Uint32Array((before.length + 1) * width)
  const at = (i: number, j: number) => common[i * width + j] ?? 0
  for (let i = before.length - 1; i >= 0; i--)
    for (let j = after.length - 1; j >= 0; j--)
      common[i * width + j] =
        before[i] === after[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1))
  const steps: Step[] = []
  let [i, j] = [0, 0]
  while (i < before.length || j < after.length) {
    if (i < before.length && before[i] === after[j]) {
      steps.push([' ', before[i] ?? ''])
      i += 1
      j += 1
    } else if (i < before.length && (j >= after.length || at(i + 1, j) >= at(i, j + 1))) {
      steps.push(['-', before[i] ?? ''])
      i += 1
    } else {
      steps.push(['+', after[j] ?? ''])
      j += 1
    }
  }
  return steps
}
