import { render, screen } from '@testing-library/react'
import { expect, test } from 'vitest'
import { SourceBars } from './source-bars'
import { aGroup } from './testing'

test('sources lead to their pages and are measured against the largest', () => {
  const { container } = render(
    <SourceBars
      sources={[
        aGroup({ domain: 'healthcareitnews.com', brand: 'Healthcare IT News' }, 8),
        aGroup({ domain: 'statnews.com', brand: 'statnews.com' }, 2),
      ]}
    />,
  )
  const link = screen.getByRole('link', { name: 'Healthcare IT News' })
  expect(link).toHaveAttribute('href', '/sources/healthcareitnews.com')
  expect(screen.getAllByRole('listitem').map((item) => item.textContent)).toEqual([
    'Healthcare IT News8 articles',
    'statnews.com2 articles',
  ])
  const bars = [...container.querySelectorAll<HTMLElement>('.bar')]
  expect(bars.map((bar) => bar.style.getPropertyValue('--p'))).toEqual(['100%', '25%'])
})
