import { render, screen, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import { HealthCounts } from './health-counts'

test('each number is a filter', () => {
  render(
    <HealthCounts
      counts={[
        { label: 'block publishing', count: 2, href: '?severity=error', tone: 'bad', isCurrent: true },
        { label: 'with no problems', count: 1445, href: '?severity=none', tone: 'ok', isCurrent: false },
      ]}
    />,
  )
  const nav = within(screen.getByRole('navigation', { name: 'Filter by state' }))
  expect(nav.getAllByRole('listitem')).toHaveLength(2)
  const blocking = nav.getByRole('link', { name: '2 block publishing' })
  expect(blocking).toHaveAttribute('href', '?severity=error')
  expect(blocking).toHaveAttribute('aria-current', 'true')
  expect(blocking).toHaveClass('bad')
  const fine = nav.getByRole('link', { name: '1,445 with no problems' })
  expect(fine).not.toHaveAttribute('aria-current')
  expect(fine).toHaveClass('ok')
})
