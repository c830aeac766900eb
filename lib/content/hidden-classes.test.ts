/**
 * V8 gives objects that are made alike one hidden class, unless they are made in a way it can't follow. What is kept of every
 * article must be made so that it can: 170,000 classes were once visited in each look for garbage.
 */
import { setFlagsFromString } from 'node:v8'
import { expect, test } from 'vitest'
import { createCatalog } from './catalog'
import { pack, unpack } from './packed'
import { anArticleFile, libraryOf } from './testing'

setFlagsFromString('--allow-natives-syntax')
const isSameClass = new Function('one', 'other', 'return %HaveSameMap(one, other)') as (
  one: unknown,
  other: unknown,
) => boolean

/** The last of them: the first ones may still have taught V8 what they are like. */
function classesOf(objects: readonly unknown[]): number {
  const distinct: unknown[] = []
  for (const object of objects.slice(-20))
    if (!distinct.some((one) => isSameClass(one, object))) distinct.push(object)
  return distinct.length
}

test('all articles share their hidden classes, whether their files were read or kept', async () => {
  // As in a running site.
  await import('next/dist/server/node-environment-extensions/date')
  const names = Array.from({ length: 40 }, (_, number) => `article-${number}`)
  const { library } = await libraryOf(
    Object.fromEntries(names.map((name) => [`${name}.md`, anArticleFile({ title: name, slug: name })])),
  )
  const kept = { files: unpack(pack(library.files)) }
  for (const { files } of [library, kept]) {
    const parsed = files.flatMap(({ article }) => article ?? [])
    const dates = parsed.flatMap(({ date, modified, lifecycle }) => [date, modified, lifecycle.from])
    const { articles } = createCatalog({ files }, { now: new Date('2026-01-01T00:00:00Z'), preview: false })
    expect(parsed).toHaveLength(40)
    expect(classesOf(files)).toBe(1)
    expect(classesOf(parsed)).toBe(1)
    expect(classesOf(articles)).toBe(1)
    expect(classesOf(dates)).toBe(1)
  }
})
