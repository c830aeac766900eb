import { render, screen } from '@testing-library/react'
import { expect, test } from 'vitest'
import type { SafeHtml } from '@/lib/content/body'
import { Prose } from './prose'

test('shows the markup of a cleaned text', () => {
  render(<Prose html={'<p>Plan for <em>downtime</em>.</p>' as SafeHtml} />)
  expect(screen.getByRole('emphasis')).toHaveTextContent('downtime')
})

test('no text, no box', () => {
  const { container } = render(<Prose html={' ' as SafeHtml} />)
  expect(container).toBeEmptyDOMElement()
})
