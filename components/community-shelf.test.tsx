import { render, screen } from '@testing-library/react'
import { expect, test } from 'vitest'
import { CommunityShelf } from './community-shelf'
import { aCommunity, aGroup } from './testing'

const groups = (count: number) =>
  Array.from({ length: count }, (_, index) => aGroup(aCommunity({ slug: `community-${index}` }), index + 1))

test('a spine is one link named by the community and its number of articles', () => {
  render(<CommunityShelf communities={[aGroup(aCommunity(), 38)]} />)
  expect(screen.getByRole('link')).toHaveAccessibleName(/^Chronic Care Management ?, ?38 articles$/)
  expect(screen.getByRole('link')).toHaveAttribute('href', '/communities/chronic-care-management')
})

test('one article is one article', () => {
  render(<CommunityShelf communities={[aGroup(aCommunity(), 1)]} />)
  expect(screen.getByRole('link')).toHaveAccessibleName(/1 article$/)
})

test('the more articles, the wider the book', () => {
  render(<CommunityShelf communities={groups(3)} />)
  const widths = screen.getAllByRole('listitem').map((item) => Number(item.style.getPropertyValue('--w')))
  expect(widths).toEqual([0.95, 1.29, 1.62])
})

test('more than fourteen lie in a pile', () => {
  const { rerender } = render(<CommunityShelf communities={groups(14)} />)
  expect(screen.getByRole('list')).not.toHaveClass('pile')
  rerender(<CommunityShelf communities={groups(15)} />)
  expect(screen.getByRole('list')).toHaveClass('pile')
})
