import { render, screen } from '@testing-library/react'
import { expect, test } from 'vitest'
import { PrevNext } from './prev-next'
import { aCommunity, anArticle } from './testing'

const place = { community: aCommunity(), total: 38, listingHref: '/communities/ccm/curated-content' }
const earlier = anArticle({ slug: 'early', title: 'Early', date: new Date('2019-05-08') })
const later = anArticle({ slug: 'late', title: 'Late', date: new Date('2021-02-01') })

test('in the middle there are two neighbors', () => {
  render(<PrevNext {...place} earlier={earlier} later={later} />)
  expect(screen.getByRole('navigation', { name: 'More in this community' })).toBeInTheDocument()
  expect(screen.getByRole('link', { name: /Earlier in CCM, May 8, 2019 ?Early/ })).toHaveAttribute(
    'href',
    earlier.path,
  )
  expect(screen.getByRole('link', { name: /Later in CCM, Feb 1, 2021 ?Late/ })).toHaveAttribute(
    'href',
    later.path,
  )
})

test('dates can be read by programs', () => {
  const { container } = render(<PrevNext {...place} earlier={earlier} later={later} />)
  const dates = [...container.querySelectorAll('time')].map(({ dateTime }) => dateTime)
  expect(dates).toEqual(['2019-05-08', '2021-02-01'])
})

test('at the newest the reader is up to date', () => {
  render(<PrevNext {...place} earlier={earlier} />)
  const link = screen.getByRole('link', { name: /You’re up to date in CCM ?Browse all 38 articles/ })
  expect(link).toHaveAttribute('href', '/communities/ccm/curated-content')
})

test('at the oldest only the later one is left', () => {
  render(<PrevNext {...place} later={later} />)
  expect(screen.getAllByRole('link')).toHaveLength(1)
})

test('an only article has no neighbors', () => {
  const { container } = render(<PrevNext {...place} total={1} />)
  expect(container).toBeEmptyDOMElement()
})
