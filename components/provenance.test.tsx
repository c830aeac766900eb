import { render, screen } from '@testing-library/react'
import { expect, test } from 'vitest'
import { Provenance } from './provenance'

const saved = new Date('2026-03-04T05:06:07Z')

test('says where an article comes from', () => {
  render(
    <Provenance
      facts={{
        file: 'content/a.md',
        importSource: 'open-project-curations',
        workPackage: '4183',
        workPackageType: 'Curated Content',
        href: 'https://river.example/a',
        foundAt: 'https://river.example/a?x=1',
        changed: '2021-01-08T09:54:18Z',
        saved,
      }}
    />,
  )
  const facts = screen.getAllByRole('definition', { hidden: true }).map((one) => one.textContent)
  expect(facts).toEqual([
    'content/a.md',
    'open-project-curations',
    '4183, Curated Content',
    'https://river.example/a',
    'https://river.example/a?x=1',
    '2021-01-08T09:54:18Z; saved 2026-03-04',
  ])
})

test('says what is not known', () => {
  render(<Provenance facts={{ file: 'content/a.md', saved }} />)
  const facts = screen.getAllByRole('definition', { hidden: true }).map((one) => one.textContent)
  expect(facts).toEqual([
    'content/a.md',
    'not said',
    'none',
    'none',
    'not said',
    'not said; saved 2026-03-04',
  ])
})
