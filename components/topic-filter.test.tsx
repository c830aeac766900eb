import { render, screen } from '@testing-library/react'
import { expect, test } from 'vitest'
import { TopicFilter } from './topic-filter'

test('is there only with script, and names itself', () => {
  const { container } = render(<TopicFilter />)
  expect(container.firstChild).toHaveAttribute('data-js')
  expect(screen.getByRole('searchbox', { name: 'Filter topics' })).toHaveValue('')
  expect(screen.getByRole('status')).toBeEmptyDOMElement()
})
