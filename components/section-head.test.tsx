import { render, screen } from '@testing-library/react'
import { expect, test } from 'vitest'
import { SectionHead } from './section-head'

test('names the section and how much there is', () => {
  render(<SectionHead title="Chronic Care Management" count={38} />)
  expect(
    screen.getByRole('heading', { level: 2, name: 'Chronic Care Management 38 articles' }),
  ).toBeInTheDocument()
  expect(screen.queryByRole('link')).not.toBeInTheDocument()
})

test('the link makes sense on its own', () => {
  render(<SectionHead title="CCM" href="/communities/ccm" moreLabel="Browse all" context="in CCM" />)
  expect(screen.getByRole('link', { name: 'Browse all in CCM' })).toHaveAttribute('href', '/communities/ccm')
})

test('without a label the title is the link', () => {
  render(<SectionHead title="CCM" href="/communities/ccm" />)
  expect(screen.getByRole('link', { name: 'CCM' })).toHaveAttribute('href', '/communities/ccm')
})
