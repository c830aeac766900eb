import { render, screen } from '@testing-library/react'
import { expect, test } from 'vitest'
import { GeneratedCover } from './generated-cover'
import { aTopic, anArticle } from './testing'

const article = anArticle({
  topics: [aTopic('Enterprise Wellness'), aTopic('EHR (Electronic Health Record)')],
})

test('shows the short topic and tells its size, hidden from assistive technology', () => {
  const { container } = render(<GeneratedCover article={article} />)
  const cover = container.firstElementChild
  expect(cover).toHaveAttribute('aria-hidden', 'true')
  expect(cover?.getAttribute('style')).toBe('--n: 2.04; --l: 1;')
  expect(screen.getByText('EHR')).toBeInTheDocument()
  expect(screen.queryByText('Chronic Care Management')).not.toBeInTheDocument()
})

test('the big one names the community', () => {
  render(<GeneratedCover article={article} big />)
  expect(screen.getByText('Chronic Care Management')).toBeInTheDocument()
})

test('the bare one has no drawing', () => {
  const { container, rerender } = render(<GeneratedCover article={article} />)
  expect(container.querySelector('svg')).toBeInTheDocument()
  rerender(<GeneratedCover article={article} bare />)
  expect(container.querySelector('svg')).not.toBeInTheDocument()
})
