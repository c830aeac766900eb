import { render, screen } from '@testing-library/react'
import { expect, test } from 'vitest'
import { Chip } from './chip'

test('a topic leads to its articles', () => {
  render(<Chip kind="topic" label="Telehealth" href="/topics/symplur/telehealth" />)
  expect(screen.getByRole('link', { name: 'Telehealth' })).toHaveAttribute(
    'href',
    '/topics/symplur/telehealth',
  )
})

test('the count is read as a number of articles', () => {
  const { rerender } = render(<Chip kind="topic" label="Telehealth" href="/t" count={1204} />)
  expect(screen.getByRole('link')).toHaveAccessibleName(/^Telehealth ?, ?1,204 articles$/)
  rerender(<Chip kind="topic" label="Telehealth" href="/t" count={1} />)
  expect(screen.getByRole('link')).toHaveAccessibleName(/1 article$/)
})

test('a filter says that it is removed', () => {
  render(<Chip kind="remove" label="Heart Disease" href="/list" />)
  expect(screen.getByRole('link', { name: 'Remove filter: Heart Disease' })).toHaveAttribute('href', '/list')
})
