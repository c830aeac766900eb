import { render, screen, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import { fixedDocuments, fixedPages } from '@/lib/urls'
import { SiteFooter } from './site-footer'

test('every link leads to a page or a document that exists', () => {
  render(<SiteFooter siteName="Medigy Communities" />)
  const links = within(screen.getByRole('contentinfo')).getAllByRole('link')
  expect(links.length).toBeGreaterThan(8)
  const known = [...fixedPages, ...fixedDocuments, '/feed.xml', '/feed.json']
  for (const link of links) expect(known).toContain(link.getAttribute('href'))
})

test('says how to follow', () => {
  render(<SiteFooter siteName="Medigy Communities" />)
  const follow = screen.getByRole('heading', { name: 'Follow' }).parentElement
  const links = [...(follow?.querySelectorAll('a') ?? [])]
  expect(links.map(({ textContent }) => textContent)).toEqual(['RSS', 'JSON Feed', 'OPML', 'All feeds'])
})

test('says that excerpts are not medical advice', () => {
  render(<SiteFooter siteName="Medigy Communities" />)
  expect(screen.getByText(/They are not medical advice\. Copyright in each article/)).toBeInTheDocument()
})
