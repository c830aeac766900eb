import { render } from '@testing-library/react'
import { expect, test } from 'vitest'
import { CoverArt } from './cover-art'

test('draws every shape, hidden from assistive technology', () => {
  const { container } = render(<CoverArt motif="rings" seed="ccm" />)
  expect(container.querySelector('svg')).toHaveAttribute('aria-hidden', 'true')
  expect(container.querySelectorAll('path.line')).toHaveLength(1)
  expect(container.querySelectorAll('path.fill')).toHaveLength(1)
})

test('thick strokes have their width', () => {
  const { container } = render(<CoverArt motif="bars" seed="ccm" />)
  expect(container.querySelector('path')?.getAttribute('style')).toContain('stroke-width: 9')
})
