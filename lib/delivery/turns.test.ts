import { expect, test } from 'vitest'
import { createTurns, TooManyError } from './turns'

/** Tasks that end when they are told to. */
function tasks() {
  const started: string[] = []
  const ends = new Map<string, () => void>()
  return {
    started,
    end: (name: string) => ends.get(name)?.(),
    task: (name: string) => () => {
      started.push(name)
      return new Promise<string>((resolve) => ends.set(name, () => resolve(name)))
    },
  }
}

const settled = () => new Promise((resolve) => setImmediate(resolve))

test('a few run at a time, the others in the order they came', async () => {
  const turns = createTurns({ most: 2, mostWaiting: 10 })
  const { started, end, task } = tasks()
  const results = Promise.all(['a', 'b', 'c', 'd'].map((name) => turns.take(task(name))))
  expect([started, turns.waiting]).toEqual([['a', 'b'], 2])
  end('b')
  await settled()
  expect([started, turns.waiting]).toEqual([['a', 'b', 'c'], 1])
  end('c')
  end('a')
  await settled()
  end('d')
  expect(await results).toEqual(['a', 'b', 'c', 'd'])
  expect(turns.waiting).toBe(0)
})

test('nobody comes in between when a place becomes free', async () => {
  const turns = createTurns({ most: 1, mostWaiting: 10 })
  const { started, end, task } = tasks()
  void turns.take(task('a'))
  void turns.take(task('b'))
  end('a')
  void turns.take(task('c'))
  await settled()
  expect(started).toEqual(['a', 'b'])
})

test('a task that fails gives its place to the next one', async () => {
  const turns = createTurns({ most: 1, mostWaiting: 10 })
  const failing = turns.take(() => Promise.reject(new Error('no')))
  const next = turns.take(() => Promise.resolve('yes'))
  await expect(failing).rejects.toThrow('no')
  expect(await next).toBe('yes')
})

test('a closed line refuses who waits and who comes later; what runs goes on', async () => {
  const turns = createTurns({ most: 1, mostWaiting: 10 })
  const { started, end, task } = tasks()
  const running = turns.take(task('a'))
  const waiting = turns.take(task('b'))
  turns.close()
  await expect(waiting).rejects.toBeInstanceOf(TooManyError)
  await expect(turns.take(task('c'))).rejects.toBeInstanceOf(TooManyError)
  expect(turns.waiting).toBe(0)
  end('a')
  await running
  expect(started).toEqual(['a'])
})

test('more than may wait are refused at once', async () => {
  const turns = createTurns({ most: 1, mostWaiting: 1 })
  const { task } = tasks()
  void turns.take(task('a'))
  void turns.take(task('b'))
  await expect(turns.take(task('c'))).rejects.toBeInstanceOf(TooManyError)
})
