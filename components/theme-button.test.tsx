import { render, screen } from '@testing-library/react'
import { expect, test } from 'vitest'
import { ThemeButton } from './theme-button'

test('names the current theme, and shows only where script runs', () => {
  render(<ThemeButton />)
  const button = screen.getByRole('button', { name: 'Color theme: follows your system' })
  expect(button).toHaveAttribute('data-js')
  expect(button).toHaveAttribute('type', 'button')
})
