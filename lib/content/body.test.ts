import { Worker } from 'node:worker_threads'
import { describe, expect, test } from 'vitest'
import { createBodyRenderer } from './body'
import type { Body } from './model'
import { workerFrom } from './testing'

const markdown = (text: string): Body => ({ text, format: 'markdown' })

const startWorker = (delayMs = 0) => workerFrom(new URL('./render-worker.ts', import.meta.url), { delayMs })

const rendererWith = (timeLimitMs?: number) =>
  createBodyRenderer({ timeLimitMs, startWorker: () => startWorker() })

/** Keeps the parser busy for far longer than anyone waits. */
const endless = (end = 'a') => markdown(`${'* '.repeat(8000)}${end}`)

const LIMIT_MS = 800
const TOO_LONG = { html: '', words: 0, failure: 'The text takes longer than 0.8 seconds to render.' }

describe('a body renderer', { timeout: 30_000 }, () => {
  test('gives safe HTML and the number of words', async () => {
    const render = rendererWith()
    expect(await render(markdown('One *two*<script>x</script>'))).toEqual({
      html: '<p>One <em>two</em></p>\n',
      words: 2,
    })
    expect(await render({ text: '<p>*One*</p>', format: 'html' })).toEqual({ html: '<p>*One*</p>', words: 1 })
  })

  test('renders many at once, each its own', async () => {
    const render = rendererWith()
    const texts = Array.from({ length: 20 }, (_, index) => `Text ${index}`)
    const rendered = await Promise.all(texts.map((text) => render(markdown(text))))
    expect(rendered.map(({ html }) => html)).toEqual(texts.map((text) => `<p>${text}</p>\n`))
  })

  test('stops a text that takes too long; the ones behind it are rendered', async () => {
    const render = rendererWith(LIMIT_MS)
    const [slow, quick, slowToo, last] = await Promise.all([
      render(endless()),
      render(markdown('Quick')),
      render(endless('b')),
      render(markdown('Last')),
    ])
    expect(slow).toEqual(TOO_LONG)
    expect(quick).toEqual({ html: '<p>Quick</p>\n', words: 1 })
    expect(slowToo).toEqual(TOO_LONG)
    expect(last).toEqual({ html: '<p>Last</p>\n', words: 1 })
  })

  test('the start of its thread is not held against the first text', async () => {
    const render = createBodyRenderer({
      timeLimitMs: LIMIT_MS,
      startWorker: () => startWorker(LIMIT_MS + 100),
    })
    expect(await render(markdown('First'))).toEqual({ html: '<p>First</p>\n', words: 1 })
  })

  test('tries a text once, whatever became of it', async () => {
    const render = rendererWith(LIMIT_MS)
    const first = render(markdown('One'))
    expect(render(markdown('One'))).toBe(first)
    expect(render({ text: 'One', format: 'html' })).not.toBe(first)
    const slow = render(endless())
    await slow
    expect(render(endless())).toBe(slow)
    await first
  })

  test.each([
    [
      'at once',
      () => {
        throw new Error('No room for a thread.')
      },
    ],
    ['later', () => new Worker('throw new Error("No room for a thread.")', { eval: true })],
  ])(
    'a thread that can not be started, which shows %s, is started again for the next who asks',
    async (_, broken) => {
      let isBroken = true
      const render = createBodyRenderer({ startWorker: () => (isBroken ? broken() : startWorker()) })
      const failed = { html: '', words: 0, failure: 'No room for a thread.' }
      expect(await Promise.all([render(markdown('One')), render(markdown('Two'))])).toEqual([failed, failed])
      isBroken = false
      expect(await render(markdown('One'))).toEqual({ html: '<p>One</p>\n', words: 1 })
    },
  )

  test('a text that breaks the parser is a failure, not an exception', async () => {
    const render = rendererWith(20_000)
    const { html, failure } = await render({ text: '<div>'.repeat(40_000), format: 'html' })
    expect({ html, failed: typeof failure }).toEqual({ html: '', failed: 'string' })
    expect(await render(markdown('After'))).toEqual({ html: '<p>After</p>\n', words: 1 })
  })
})
