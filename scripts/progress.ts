/** How far a long command has come, on stderr: results go to stdout. */

/** Less work than this is over before anybody wonders. */
const WORTH_SHOWING = 1000

/** A line that rewrites itself on a terminal, one line for every tenth elsewhere. */
export function createProgress(what: string): (done: number, total: number) => void {
  let shown = 0
  return (done, total) => {
    if (total < WORTH_SHOWING) return
    const tenth = Math.floor((done / total) * 10)
    if (process.stderr.isTTY)
      process.stderr.write(`\r${done} of ${total} ${what}${done === total ? '\n' : ''}`)
    else if (tenth > shown) process.stderr.write(`${tenth * 10} % of ${total} ${what}\n`)
    shown = Math.max(shown, tenth)
  }
}
