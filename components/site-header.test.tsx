import { render, screen, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import { SiteHeader } from './site-header'

test('the three areas are in the main navigation, the current one marked', () => {
  render(<SiteHeader siteName="Medigy Communities" current="topics" />)
  const links = within(screen.getByRole('navigation', { name: 'Main' })).getAllByRole('link')
  expect(links.map((link) => [link.textContent, link.getAttribute('href')])).toEqual([
    ['Communities', '/communities'],
    ['Topics', '/topics'],
    ['Sources', '/sources'],
  ])
  expect(links.map((link) => link.getAttribute('aria-current'))).toEqual([null, 'true', null])
})

test('home, search and the menu of small screens are in the banner', () => {
  render(<SiteHeader siteName="Medigy Communities" />)
  const banner = within(screen.getByRole('banner'))
  expect(banner.getByRole('link', { name: 'Medigy Communities' })).toHaveAttribute('href', '/')
  expect(banner.getByRole('link', { name: 'Search' })).toHaveAttribute('href', '/search')
  expect(banner.getByRole('search', { name: 'Site' })).toBeInTheDocument()
  expect(banner.getByText('Color theme')).toHaveAttribute('data-theme-cycle')
})
