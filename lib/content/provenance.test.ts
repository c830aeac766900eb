import { expect, test } from 'vitest'
import { provenanceOf } from './provenance'

const SAVED = new Date('2026-01-01')

test('an export of OpenProject', () => {
  const record = {
    id: 4183,
    source: 'open-project-curations',
    openProjectWorkPackageType: 'Curated Content',
    link: { href: 'https://river.example/a', original: 'https://river.example/a?utm_source=x' },
    lastMod: '2021-01-08T09:54:18Z',
  }
  expect(provenanceOf(record, 'content/a.md', SAVED)).toEqual({
    file: 'content/a.md',
    importSource: 'open-project-curations',
    workPackage: '4183',
    workPackageType: 'Curated Content',
    href: 'https://river.example/a',
    foundAt: 'https://river.example/a?utm_source=x',
    changed: '2021-01-08T09:54:18Z',
    saved: SAVED,
  })
})

test('a bookmark, and lists at the top', () => {
  expect(
    provenanceOf({ source: { name: 'Dropmark' }, link: 'https://river.example/a' }, 'a', SAVED),
  ).toMatchObject({
    importSource: 'Dropmark',
    href: 'https://river.example/a',
  })
  expect(provenanceOf({ herf: ['https://river.example/b'] }, 'a', SAVED).href).toBe('https://river.example/b')
})

test('nothing is known, and nothing unsafe is shown', () => {
  expect(provenanceOf({}, 'a', SAVED)).toEqual({ file: 'a', saved: SAVED })
  expect(provenanceOf({ link: { href: 'javascript:alert(1)' } }, 'a', SAVED).href).toBeUndefined()
})
