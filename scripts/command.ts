/**
 * Runs a command for editors: `node --import tsx scripts/command.ts content:check`. Each is a module whose `main` gives
 * the exit code; it is loaded here, because a wrong setting is found while it loads.
 */
const COMMANDS: Readonly<Record<string, () => Promise<{ main(args: readonly string[]): Promise<number> }>>> =
  {
    'content:check': () => import('./check-content'),
    'content:fix': () => import('./fix-content'),
    'content:new': () => import('./new-content'),
    'preview:link': () => import('./preview-link'),
  }

/** What is thrown is for people, one line for each thing that is wrong: a setting, an option, a folder. */
async function run([name = '', ...args]: readonly string[]): Promise<number> {
  try {
    const load = COMMANDS[name]
    if (!load) throw new Error(`Name a command: ${Object.keys(COMMANDS).join(', ')}.`)
    const command = await load()
    return await command.main(args)
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
    return 2
  }
}

// `content:check | head` stops reading. The work is done all the same, and the exit code tells how it went.
for (const stream of [process.stdout, process.stderr])
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error
  })

void run(process.argv.slice(2)).then((code) => {
  process.exitCode = code
})
