import { render, screen } from '@testing-library/react'
import { expect, test } from 'vitest'
import { Masthead } from './masthead'
import { aCommunity } from './testing'

const trail = [{ label: 'Home', href: '/' }, { label: 'Topics' }]

test('holds the heading, the sentence below it and the ways on', () => {
  render(
    <Masthead
      title="Topics"
      kicker="Medigy"
      lede="What we read about."
      trail={trail}
      actions={[{ label: 'Browse', href: '/x' }]}
    />,
  )
  expect(screen.getByRole('heading', { level: 1, name: 'Topics' })).toBeInTheDocument()
  expect(screen.getByText('Medigy')).toBeInTheDocument()
  expect(screen.getByText('What we read about.')).toBeInTheDocument()
  expect(screen.getByRole('link', { name: 'Browse' })).toHaveAttribute('href', '/x')
  expect(screen.getByRole('navigation', { name: 'Breadcrumb' })).toBeInTheDocument()
})

test('a feed has its mark, and a way out of the site says so', () => {
  const { rerender } = render(
    <Masthead
      title="Topics"
      trail={trail}
      actions={[{ label: 'Follow by RSS', href: '/feed.xml', leadsTo: 'feed' }]}
    />,
  )
  expect(screen.getByRole('link', { name: 'Follow by RSS' }).querySelector('svg')).toBeInTheDocument()
  const actions = [{ label: 'Visit', href: 'https://a.example/', leadsTo: 'elsewhere' }] as const
  rerender(<Masthead title="Topics" trail={trail} actions={actions} />)
  expect(screen.getByRole('link', { name: 'Visit' })).toHaveAttribute('rel', 'external noopener')
})

test('only a community brings color and a drawing', () => {
  const { container, rerender } = render(<Masthead title="Topics" trail={trail} />)
  expect(container.querySelector('svg, [data-hue]')).not.toBeInTheDocument()
  rerender(<Masthead title="CCM" trail={trail} community={aCommunity()} />)
  expect(container.querySelector('[data-hue="jade"] svg')).toBeInTheDocument()
})
