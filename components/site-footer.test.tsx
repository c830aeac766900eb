import { render, screen, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import { fixedPages } from '@/lib/urls'
import { SiteFooter } from './site-footer'

test('every link leads to a page that exists', () => {
  render(<SiteFooter siteName="Medigy Communities" />)
  const links = within(screen.getByRole('contentinfo')).getAllByRole('link')
  expect(links.length).toBeGreaterThan(8)
  for (const link of links) expect(fixedPages).toContain(link.getAttribute('href'))
})

test('says that excerpts are not medical advice', () => {
  render(<SiteFooter siteName="Medigy Communities" />)
  expect(screen.getByText(/They are not medical advice\. Copyright in each article/)).toBeInTheDocument()
})
