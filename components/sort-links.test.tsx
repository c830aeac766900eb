import { render, screen, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import { SortLinks } from './sort-links'

test('each order is a link, and the current one says so', () => {
  render(
    <SortLinks
      links={[
        { label: 'Newest', href: '/list', isCurrent: false },
        { label: 'Oldest', href: '/list?sort=old', isCurrent: true },
      ]}
    />,
  )
  const nav = within(screen.getByRole('navigation', { name: 'Sort' }))
  expect(nav.getAllByRole('listitem')).toHaveLength(2)
  expect(nav.getByRole('link', { name: 'Oldest', current: true })).toHaveAttribute('href', '/list?sort=old')
  expect(nav.getByRole('link', { name: 'Newest' })).not.toHaveAttribute('aria-current')
})
