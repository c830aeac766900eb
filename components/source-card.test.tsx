import { render, screen } from '@testing-library/react'
import { expect, test } from 'vitest'
import { SourceCard } from './source-card'
import { anOriginal } from './testing'

test('sends readers to exactly the address of the original', () => {
  render(<SourceCard original={anOriginal()} words={128} />)
  expect(screen.getByRole('heading', { level: 2, name: 'That’s the excerpt' })).toBeInTheDocument()
  expect(screen.getByText(/^We quote 128 words\. The full article/)).toBeInTheDocument()
  const link = screen.getByRole('link', { name: 'Read the original at statnews.com' })
  expect(link).toHaveAttribute('href', 'https://www.statnews.com/2021/01/08/downtime/?a=1&b=2')
  expect(link).toHaveAttribute('rel', 'external noopener')
  expect(link).not.toHaveAttribute('target')
})

test('says when there is no excerpt', () => {
  render(<SourceCard original={anOriginal()} words={0} />)
  expect(screen.getByRole('heading', { name: 'No excerpt' })).toBeInTheDocument()
  expect(screen.getByText('The curator saved this link without quoting it.')).toBeInTheDocument()
  expect(screen.getByRole('link', { name: 'Read the original at statnews.com' })).toBeInTheDocument()
})
