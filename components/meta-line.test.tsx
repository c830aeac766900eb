import { render, screen } from '@testing-library/react'
import { expect, test } from 'vitest'
import { MetaLine } from './meta-line'
import { anArticle } from './testing'

test('names the source and the day', () => {
  const { container } = render(<MetaLine article={anArticle()} />)
  expect(screen.getByText('statnews.com')).toBeInTheDocument()
  expect(screen.getByText('Jan 8, 2021')).toHaveAttribute('datetime', '2021-01-08')
  expect(container.querySelectorAll('p > *')).toHaveLength(2)
})

test('leads to the community where the list is mixed', () => {
  render(<MetaLine article={anArticle()} showCommunity />)
  expect(screen.getByRole('link', { name: 'Chronic Care Management' })).toBeInTheDocument()
})

test('an article without an original has only its day', () => {
  const { container } = render(<MetaLine article={anArticle({ original: undefined })} />)
  expect(container.querySelector('p')).toHaveTextContent(/^Jan 8, 2021$/)
})

test('tells editors what readers do not see', () => {
  const { rerender } = render(<MetaLine article={anArticle({ state: 'draft' })} />)
  expect(screen.getByText('Draft')).toBeInTheDocument()
  rerender(<MetaLine article={anArticle()} />)
  expect(screen.queryByText('Draft')).not.toBeInTheDocument()
})
