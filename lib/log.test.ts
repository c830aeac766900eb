import { Writable } from 'node:stream'
import pino from 'pino'
import { expect, test } from 'vitest'
import { logPrinted } from './log'

function aPrinter() {
  const lines: Record<string, unknown>[] = []
  const stream = new Writable({
    write(chunk, _, done) {
      lines.push(JSON.parse(String(chunk)) as Record<string, unknown>)
      done()
    },
  })
  const options = { base: undefined, formatters: { level: (label: string) => ({ level: label }) } }
  const nothing = () => expect.fail('printed')
  const printer = { error: nothing, warn: nothing, info: nothing, log: nothing, debug: nothing }
  logPrinted(printer, pino(options, stream))
  return { printer: printer as unknown as Console, lines }
}

test('an error is one line with its trace', () => {
  const { printer, lines } = aPrinter()
  printer.error('⨯', new TypeError('x is not a function'))
  expect(lines).toEqual([
    expect.objectContaining({
      level: 'error',
      msg: '⨯ x is not a function',
      err: expect.objectContaining({ type: 'TypeError', stack: expect.stringContaining('log.test.ts') }),
    }),
  ])
})

test('text is put together as the console would, without colours', () => {
  const { printer, lines } = aPrinter()
  printer.log('\u001b[33mTook %d ms\u001b[39m', 12, { page: '/' })
  printer.warn(' Careful.\n')
  expect(lines.map(({ level, msg }) => [level, msg])).toEqual([
    ['info', "Took 12 ms { page: '/' }"],
    ['warn', 'Careful.'],
  ])
})
