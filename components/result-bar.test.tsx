import { render, screen } from '@testing-library/react'
import { expect, test } from 'vitest'
import { ResultBar } from './result-bar'

test('the number is a heading', () => {
  const { rerender } = render(<ResultBar count={18}>sorted</ResultBar>)
  expect(screen.getByRole('heading', { level: 2, name: '18 articles' })).toBeInTheDocument()
  expect(screen.getByText('sorted')).toBeInTheDocument()
  rerender(<ResultBar count={1} />)
  expect(screen.getByRole('heading', { name: '1 article' })).toBeInTheDocument()
})
