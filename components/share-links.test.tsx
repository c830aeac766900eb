import { render, screen } from '@testing-library/react'
import { expect, test } from 'vitest'
import { ShareLinks } from './share-links'

test('links carry the title and the full address', () => {
  render(<ShareLinks title="Costs & care" url="https://example.org/a?b=1" />)
  expect(screen.getByRole('link', { name: 'Email' })).toHaveAttribute(
    'href',
    'mailto:?subject=Costs%20%26%20care&body=https%3A%2F%2Fexample.org%2Fa%3Fb%3D1',
  )
  expect(screen.getByRole('link', { name: 'LinkedIn' })).toHaveAttribute(
    'href',
    'https://www.linkedin.com/sharing/share-offsite/?url=https%3A%2F%2Fexample.org%2Fa%3Fb%3D1',
  )
})

test('what needs script is marked so', () => {
  render(<ShareLinks title="Costs" url="https://example.org/a" />)
  expect(screen.getByRole('button', { name: 'Copy link' })).toHaveAttribute(
    'data-copy',
    'https://example.org/a',
  )
  expect(screen.getByRole('button', { name: 'Copy link' })).toHaveAttribute('data-js')
  expect(screen.getByRole('button', { name: 'Print' })).toHaveAttribute('data-js')
  expect(screen.getByRole('status')).toBeEmptyDOMElement()
})
