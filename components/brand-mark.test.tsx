import { render, screen } from '@testing-library/react'
import { expect, test } from 'vitest'
import { BrandMark } from './brand-mark'

test('the name of the site leads home', () => {
  render(<BrandMark siteName="Medigy Communities" />)
  expect(screen.getByRole('link', { name: 'Medigy Communities' })).toHaveAttribute('href', '/')
})
