import { render, screen } from '@testing-library/react'
import { expect, test } from 'vitest'
import { Notice } from './notice'

test('says what happened, then what to do', () => {
  const { container } = render(
    <Notice tone="empty" title="Nothing curated yet">
      The first article will appear here.
    </Notice>,
  )
  expect(screen.getByText('Nothing curated yet')).toBeInTheDocument()
  expect(screen.getByText('The first article will appear here.')).toBeInTheDocument()
  expect(container.firstElementChild).toHaveClass('notice', 'empty')
})

test('a title alone leaves no empty box', () => {
  const { container } = render(<Notice tone="info" title="Showing all dates" />)
  expect(container.querySelector('div:empty')).not.toBeInTheDocument()
})
