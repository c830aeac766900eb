import { render, screen } from '@testing-library/react'
import { expect, test } from 'vitest'
import { JumpTiles } from './jump-tiles'

const tile = { label: 'Devices', kind: 'Topic, Medigy', count: 1 }

test('pages that match are links under a heading of their own', () => {
  render(
    <JumpTiles
      tiles={[
        { label: 'Burnout', kind: 'Community', href: '/communities/burnout', count: 1204, hue: 'olive' },
        { ...tile, href: '/topics/medigy/devices' },
      ]}
    />,
  )
  expect(screen.getByRole('heading', { level: 2, name: 'Matching pages' })).toBeInTheDocument()
  const community = screen.getByRole('link', { name: 'Community Burnout 1,204 articles' })
  expect(community).toHaveAttribute('href', '/communities/burnout')
  expect(community).toHaveAttribute('data-hue', 'olive')
  const topic = screen.getByRole('link', { name: 'Topic, Medigy Devices 1 article' })
  expect(topic).not.toHaveAttribute('data-hue')
})

test('no matches, no heading', () => {
  const { container } = render(<JumpTiles tiles={[]} />)
  expect(container).toBeEmptyDOMElement()
})
