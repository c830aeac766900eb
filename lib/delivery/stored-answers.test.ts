import { expect, test } from 'vitest'
import { createStoredAnswers, type Answer } from './stored-answers'

const answer = (text: string): Answer => ({
  headers: {},
  etag: 'W/"x"',
  version: 'v',
  edition: 'e',
  bodies: new Map([['identity', Buffer.from(text)]]),
})

test('forgets what was not asked for longest once the bound is reached', () => {
  const answers = createStoredAnswers(10_000)
  answers.set('/a', answer('a'.repeat(2000)))
  answers.set('/b', answer('b'.repeat(2000)))
  answers.get('/a')
  answers.set('/c', answer('c'.repeat(2000)))
  expect([answers.get('/a'), answers.get('/b'), answers.get('/c')].map((kept) => kept !== undefined)).toEqual(
    [true, false, true],
  )
  expect(answers.bytes).toBeLessThanOrEqual(10_000)
})

test('counts what is replaced and deleted', () => {
  const answers = createStoredAnswers(100_000)
  answers.set('/a', answer('a'.repeat(2000)))
  const once = answers.bytes
  answers.set('/a', answer('a'.repeat(2000)))
  expect(answers.bytes).toBe(once)
  answers.delete('/a')
  answers.delete('/a')
  expect([answers.bytes, answers.size]).toEqual([0, 0])
})

test('makes each form of a body when somebody asks, from whichever form there is', async () => {
  const answers = createStoredAnswers(100_000)
  const page = answer('text '.repeat(500))
  answers.set('/a', page)
  const br = await answers.bodyOf('/a', page, 'br')
  const gzip = await answers.bodyOf('/a', page, 'gzip')
  expect(page.bodies.has('identity')).toBe(false)
  expect(br.equals(gzip)).toBe(false)
  expect((await answers.bodyOf('/a', page, 'identity')).toString()).toBe('text '.repeat(500))
  answers.delete('/a')
  expect(answers.bytes).toBe(0)
})

test('one answer larger than the bound is not kept', () => {
  const answers = createStoredAnswers(3000)
  answers.set('/a', answer('a'.repeat(5000)))
  expect([answers.size, answers.bytes]).toEqual([0, 0])
})
