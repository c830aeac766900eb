import { render, screen, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import { Breadcrumbs } from './breadcrumbs'

const trail = [{ label: 'Home', href: '/' }, { label: 'Topics', href: '/topics' }, { label: 'EHR' }]

test('every step but the current page is a link', () => {
  render(<Breadcrumbs trail={trail} />)
  const nav = within(screen.getByRole('navigation', { name: 'Breadcrumb' }))
  expect(nav.getAllByRole('link').map((link) => link.getAttribute('href'))).toEqual(['/', '/topics'])
  expect(nav.getByText('EHR')).toHaveAttribute('aria-current', 'page')
  expect(nav.getAllByRole('listitem')).toHaveLength(3)
})

test('the parent is the way up on small screens', () => {
  render(<Breadcrumbs trail={trail} />)
  expect(screen.getAllByRole('listitem').map((item) => item.className)).toEqual(['', 'up', ''])
})

test('two steps may have the same name', () => {
  render(<Breadcrumbs trail={[{ label: 'News', href: '/' }, { label: 'News' }]} />)
  expect(screen.getAllByText('News')).toHaveLength(2)
})

test('no trail, no navigation', () => {
  render(<Breadcrumbs trail={[]} />)
  expect(screen.queryByRole('navigation')).not.toBeInTheDocument()
})
